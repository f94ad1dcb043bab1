using MesoInjector.Control.Devices;

namespace MesoInjector.Hardware.Guardian;

/// <summary>
/// Follows one permit from wish to end. A wish opens at most one permit: once it has been open, only a wish that went away and came
/// back, or one with other numbers, opens the next. So a permit that the guardian ended is never opened again behind its back, also
/// where the statuses that would show it were lost: every request carries the number its permit is to have.
/// </summary>
internal struct PermitAsking
{
    private const int PermitNumberMask = 0x0F;

    private Step _step;
    private GuardianPermit _numbers;
    private byte _firstSequence;
    private byte _numberBefore;
    private bool _sent;

    private enum Step : byte
    {
        /// <summary>No permit is wished for and none is known to be open.</summary>
        Idle = 0,

        /// <summary>Asked for, not seen open yet.</summary>
        Asking,

        /// <summary>Seen open.</summary>
        Open,

        /// <summary>It was open and is no more, but the wish still stands.</summary>
        Spent,

        /// <summary>To be ended: until a status later than the request shows that nothing is open.</summary>
        Closing,
    }

    /// <summary>A permit with <see cref="Numbers"/> is to be asked for.</summary>
    public readonly bool WantsOpen => _step == Step.Asking;

    /// <summary>Any open permit is to be ended.</summary>
    public readonly bool WantsClosed => _step == Step.Closing;

    /// <summary>What to ask for.</summary>
    public readonly GuardianPermit Numbers => _numbers;

    /// <summary>Takes the wish of this cycle.</summary>
    /// <param name="wished">The permit wished for; null when none is.</param>
    /// <param name="mode">The mode last seen.</param>
    /// <param name="permitNumber">The number of permits last seen.</param>
    /// <returns>True when a new request begins, which goes out at once.</returns>
    public bool Wish(GuardianPermit? wished, GuardianMode mode, byte permitNumber)
    {
        Step before = _step;
        bool same = wished is { } asked && asked with { Number = _numbers.Number } == _numbers;
        switch (_step)
        {
            case Step.Idle when mode == GuardianMode.Permitted:
            case Step.Asking or Step.Open when !same:
                Begin(mode == GuardianMode.Permitted || _sent ? Step.Closing : Step.Idle);
                break;
            case Step.Idle when wished is { } numbers:
                Begin(Step.Asking);
                _numbers = numbers with { Number = (byte)((permitNumber + 1) & PermitNumberMask) };
                _numberBefore = permitNumber;
                break;
            case Step.Spent when !same:
                Begin(Step.Idle);
                break;
            default:
                break;
        }

        return _step != before;
    }

    /// <summary>Takes note that the request went out.</summary>
    public void Sent(byte sequence)
    {
        if (_sent)
            return;
        _sent = true;
        _firstSequence = sequence;
    }

    /// <summary>Looks at a status. Only one that came after the request was taken says anything of it.</summary>
    public void See(in GuardianStatus status)
    {
        bool open = status.Mode == GuardianMode.Permitted;
        bool answered = _sent && unchecked((byte)(status.LastSequence - _firstSequence)) < 128;
        switch (_step)
        {
            case Step.Asking when answered && open:
                _step = Step.Open;
                break;
            case Step.Asking when answered && status.PermitNumber != _numberBefore:
            case Step.Open when !open:
                _step = Step.Spent;
                break;
            case Step.Closing when answered && !open:
                Begin(Step.Idle);
                break;
            default:
                break;
        }
    }

    private void Begin(Step step)
    {
        _step = step;
        _sent = false;
    }
}
