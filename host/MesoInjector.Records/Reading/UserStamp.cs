namespace MesoInjector.Records.Reading;

/// <summary>Who did something, as it stands beside every event. <c>default</c> is nobody: no one was signed in.</summary>
/// <param name="Name">User name; empty for nobody.</param>
/// <param name="Role">Role at that time; empty for nobody.</param>
public readonly record struct UserStamp(string Name, string Role)
{
    /// <summary>No one was signed in.</summary>
    public static UserStamp Nobody { get; } = new("", "");

    /// <summary>Whether no one was signed in.</summary>
    public bool IsNobody => string.IsNullOrEmpty(Name);

    /// <inheritdoc />
    public override string ToString() => IsNobody ? "nobody" : $"{Name} ({Role})";
}
