namespace MesoInjector.Guardian.Proof.Tests;

/// <summary>Runs a script once for all tests of a class.</summary>
/// <param name="path">The script.</param>
public abstract class ScriptFixture(string path) : IAsyncLifetime
{
    private ScriptOutcome? _outcome;

    /// <summary>How it went.</summary>
    public ScriptOutcome Outcome => _outcome ?? throw new InvalidOperationException($"{path} has not run");

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _outcome = await Script.RunAsync(path);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
