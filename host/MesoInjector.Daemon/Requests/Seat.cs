using MesoInjector.Records.Users;

namespace MesoInjector.Daemon.Requests;

/// <summary>Who sits at the device: one seat for all consoles. Taken and left on the thread of the requests, read from any.</summary>
public sealed class Seat
{
    private volatile User? _user;
    private volatile bool _registerEmpty = true;

    /// <summary>Who is signed in; null for nobody.</summary>
    public User? User => _user;

    /// <summary>The device has no users yet, and nobody may do anything but add the first.</summary>
    public bool RegisterEmpty => _registerEmpty;

    /// <summary>Whether the one who is signed in may.</summary>
    public bool May(Right right) => _user is { } user && user.Role.Has(right);

    internal void Take(User? user) => _user = user;

    internal void Know(bool registerEmpty) => _registerEmpty = registerEmpty;
}
