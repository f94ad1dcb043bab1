using Microsoft.Extensions.Hosting;

namespace MesoInjector.Console;

/// <summary>The token alone ends the console: who started it decides what a Ctrl-C means, which a terminal sends to parent and child alike.</summary>
internal sealed class TokenLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
