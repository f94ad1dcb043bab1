using System.Text.Json;
using System.Text.Json.Nodes;
using MesoInjector.Records.Reading;

namespace MesoInjector.Records.Users;

/// <summary>
/// Who may use the device. Everything is an event of the journal, with who did it; this is what follows from them. There is no default
/// user and no default PIN: the first user is an admin, added by whoever sets the device up.
/// </summary>
public sealed class UserRegister
{
    private static readonly EventKind[] Kinds =
    [
        EventKind.UserAdded, EventKind.UserPinChanged, EventKind.UserRoleChanged, EventKind.UserDisabled,
        EventKind.SignedIn, EventKind.SignInRefused, EventKind.SignedOut,
    ];

    private readonly Journal _journal;
    private readonly TimeProvider _clock;
    private readonly SortedDictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The users of a journal.</summary>
    /// <param name="journal">Stays the caller's.</param>
    /// <param name="clock">Its steady part measures lock-outs.</param>
    public UserRegister(Journal journal, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(clock);
        _journal = journal;
        _clock = clock;
        foreach (JournalEntry line in Kinds.SelectMany(journal.Read).OrderBy(line => line.Number))
            Follow(line);
        foreach (Entry entry in _entries.Values)
            entry.FailedAt = clock.GetTimestamp();
    }

    /// <summary>Everyone, by name.</summary>
    public IReadOnlyList<User> Users => [.. _entries.Values.Select(entry => entry.User)];

    /// <summary>Nobody was added yet: the device asks for an admin.</summary>
    public bool IsEmpty => _entries.Count == 0;

    /// <summary>One user.</summary>
    /// <returns>Null where there is none of this name.</returns>
    public User? Find(string name) => _entries.TryGetValue(name, out Entry? entry) ? entry.User : null;

    /// <summary>Adds a user. The first one is an admin and needs nobody; the others need somebody who may manage users.</summary>
    /// <returns>Null when done; otherwise why not, and nothing was changed.</returns>
    public JournalProblem? Add(string name, Role role, string pin, User? by)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(pin);
        if (IsEmpty && role != Role.Admin)
            return new JournalProblem("The first user has to be an admin.", "Add an admin first; they add the others.");
        if ((IsEmpty ? null : MayManage(by)) is { } refused)
            return refused;
        if (UserRules.OfName(name) is { } badName)
            return badName;
        if (_entries.TryGetValue(name, out Entry? same))
            return new JournalProblem($"There is a user \"{same.User.Name}\" already.", "Choose another name; disabled users keep theirs, because the record names them.");
        if (UserRules.OfPin(pin) is { } badPin)
            return badPin;
        Write(EventKind.UserAdded, new JsonObject { ["name"] = name, ["role"] = role.ToString(), ["pin"] = PinHash.Create(pin) }, by);
        return null;
    }

    /// <summary>Gives a user another PIN: their own, or another's by somebody who may manage users. Ends a lock-out.</summary>
    /// <returns>Null when done; otherwise why not.</returns>
    public JournalProblem? ChangePin(string name, string pin, User? by)
    {
        ArgumentNullException.ThrowIfNull(pin);
        if (Known(name, out Entry? entry) is { } unknown)
            return unknown;
        bool own = by is not null && entry!.Is(by);
        if (!own && MayManage(by) is { } refused)
            return refused;
        if (UserRules.OfPin(pin) is { } badPin)
            return badPin;
        Write(EventKind.UserPinChanged, new JsonObject { ["name"] = entry!.User.Name, ["pin"] = PinHash.Create(pin) }, by);
        return null;
    }

    /// <summary>Gives a user another role.</summary>
    /// <returns>Null when done; otherwise why not.</returns>
    public JournalProblem? ChangeRole(string name, Role role, User? by)
    {
        if (MayManage(by) is { } refused)
            return refused;
        if (Known(name, out Entry? entry) is { } unknown)
            return unknown;
        if (role != Role.Admin && LastAdmin(entry!) is { } last)
            return last;
        Write(EventKind.UserRoleChanged, new JsonObject { ["name"] = entry!.User.Name, ["role"] = role.ToString() }, by);
        return null;
    }

    /// <summary>A user may no longer sign in.</summary>
    /// <returns>Null when done; otherwise why not.</returns>
    public JournalProblem? Disable(string name, User? by)
    {
        if (MayManage(by) is { } refused)
            return refused;
        if (Known(name, out Entry? entry) is { } unknown)
            return unknown;
        if (LastAdmin(entry!) is { } last)
            return last;
        Write(EventKind.UserDisabled, new JsonObject { ["name"] = entry!.User.Name }, by);
        return null;
    }

    /// <summary>Somebody types a name and a PIN. Every try is in the record; the words do not tell which of both was wrong.</summary>
    public SignInResult SignIn(string name, string pin)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(pin);
        Entry? entry = _entries.GetValueOrDefault(name);
        TimeSpan wait = entry?.Wait(_clock) ?? TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
            return new SignInResult(null, new JournalProblem("There were too many wrong PINs.", $"Wait {Words(wait)}, or ask an admin for another PIN."), wait);
        bool right = PinHash.Matches(pin, entry?.Hash);
        if (entry is null || !right || entry.User.Disabled)
        {
            Write(EventKind.SignInRefused, new JsonObject { ["name"] = entry?.User.Name }, by: null);
            TimeSpan next = entry?.Wait(_clock) ?? TimeSpan.Zero;
            if (next > TimeSpan.Zero)
                Write(EventKind.LockedOut, new JsonObject { ["name"] = entry!.User.Name, ["seconds"] = (int)next.TotalSeconds }, by: null);
            return new SignInResult(null, new JournalProblem("Name and PIN do not belong together.", "Try again, or ask an admin for another PIN."), next);
        }

        Write(EventKind.SignedIn, new JsonObject { ["name"] = entry.User.Name }, entry.User);
        _journal.ActingUser = entry.User.Stamp;
        return new SignInResult(entry.User, Problem: null, TimeSpan.Zero);
    }

    /// <summary>Whoever is signed in is so no longer.</summary>
    /// <param name="why">Such as "idle"; empty for their own wish.</param>
    public void SignOut(string why = "")
    {
        UserStamp who = _journal.ActingUser;
        if (who.IsNobody)
            return;
        _journal.Append(EventKind.SignedOut, new JsonObject { ["name"] = who.Name, ["why"] = why }, who);
        _journal.ActingUser = UserStamp.Nobody;
    }

    /// <summary>Checks a PIN for a signature without signing in; a wrong one counts as a wrong sign-in.</summary>
    /// <returns>Null when it is right.</returns>
    public JournalProblem? Sign(User user, string pin)
    {
        ArgumentNullException.ThrowIfNull(user);
        UserStamp acting = _journal.ActingUser;
        SignInResult result = SignIn(user.Name, pin);
        _journal.ActingUser = acting;
        return result.Problem;
    }

    private JournalProblem? MayManage(User? by)
    {
        User? current = by is null ? null : Find(by.Name);
        return current is { Disabled: false } && current.Role.Has(Right.ManageUsers)
            ? null
            : new JournalProblem($"{(by is null ? "Nobody is signed in" : $"{by.Name} is no admin")}, and only an admin keeps the users.", "Sign in as an admin.");
    }

    private JournalProblem? Known(string name, out Entry? entry) => _entries.TryGetValue(name, out entry)
        ? null
        : new JournalProblem($"There is no user \"{name}\".", $"Users are: {string.Join(", ", _entries.Keys)}.");

    private JournalProblem? LastAdmin(Entry entry) =>
        entry.User is { Role: Role.Admin, Disabled: false } && _entries.Values.Count(other => other.User is { Role: Role.Admin, Disabled: false }) == 1
            ? new JournalProblem($"{entry.User.Name} is the last admin.", "Make somebody else an admin first: nobody could keep the users otherwise.")
            : null;

    private void Write(EventKind kind, JsonObject body, User? by)
    {
        _journal.Append(kind, body, by?.Stamp ?? UserStamp.Nobody);
        Follow(kind, body.ToJsonString(), _clock.GetUtcNow());
    }

    private void Follow(JournalEntry line) => Follow(line.Kind, line.Body ?? "{}", line.WrittenAt);

    private void Follow(EventKind kind, string text, DateTimeOffset when)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        JsonElement body = document.RootElement;
        string? name = JsonText.Text(body, "name");
        if (kind == EventKind.UserAdded)
        {
            _entries[name!] = new Entry(new User(name!, Enum.Parse<Role>(JsonText.Text(body, "role")!), Disabled: false, Failures: 0, LastSignIn: null), JsonText.Text(body, "pin")!);
            return;
        }

        if (name is not null && _entries.TryGetValue(name, out Entry? entry))
            entry.Follow(kind, body, when, _clock);
    }

    private static string Words(TimeSpan wait) => wait < TimeSpan.FromMinutes(2) ? $"{Math.Ceiling(wait.TotalSeconds):0} s" : $"{Math.Ceiling(wait.TotalMinutes):0} minutes";

    private sealed class Entry(User user, string hash)
    {
        public User User { get; private set; } = user;

        public string Hash { get; private set; } = hash;

        /// <summary>By the steady clock: the last wrong PIN, or the start of the program.</summary>
        public long FailedAt { get; set; }

        public bool Is(User other) => string.Equals(User.Name, other.Name, StringComparison.OrdinalIgnoreCase);

        public TimeSpan Wait(TimeProvider clock)
        {
            TimeSpan left = LockOut.After(User.Failures) - clock.GetElapsedTime(FailedAt);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        public void Follow(EventKind kind, JsonElement body, DateTimeOffset when, TimeProvider clock)
        {
            switch (kind)
            {
                case EventKind.UserPinChanged:
                    Hash = JsonText.Text(body, "pin")!;
                    User = User with { Failures = 0 };
                    break;
                case EventKind.UserRoleChanged:
                    User = User with { Role = Enum.Parse<Role>(JsonText.Text(body, "role")!) };
                    break;
                case EventKind.UserDisabled:
                    User = User with { Disabled = true };
                    break;
                case EventKind.SignedIn:
                    User = User with { Failures = 0, LastSignIn = when };
                    break;
                case EventKind.SignInRefused:
                    User = User with { Failures = User.Failures + 1 };
                    FailedAt = clock.GetTimestamp();
                    break;
                default:
                    break;
            }
        }
    }
}
