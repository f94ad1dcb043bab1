using System.Buffers.Binary;
using Address = MesoInjector.Simulator.Chips.Tmc5160Address;

namespace MesoInjector.Simulator.Chips;

/// <content>The SPI side: datagrams, register reads and writes.</content>
public sealed partial class Tmc5160Chip
{
    private const int DatagramBytes = 5;
    private const ulong DatagramMask = (1UL << 40) - 1;
    private const uint Version = 0x30;
    private const uint LatchLeft = 1 << 2;
    private const uint LatchRight = 1 << 3;
    private const uint StallEvent = 1 << 6;
    private const uint ReachedEvent = 1 << 7;
    private const uint SecondMove = 1 << 12;

    /// <summary>The status byte and data word the next datagram brings out.</summary>
    private ulong _answer;

    private uint _status;

    /// <summary>Nothing that the status byte tells of has changed since it was worked out.</summary>
    private bool _statusStands;

    /// <summary>
    /// One chip-select cycle. The answer is that of the datagram before: the register read then, or the word written then, with the
    /// status as it was at the end of that datagram. Any other length than 5 bytes behaves as the 40-bit shift register it is.
    /// </summary>
    public void Transfer(ReadOnlySpan<byte> request, Span<byte> reply)
    {
        SpiTransfer.RequireEqual(request.Length, reply.Length);
        if (!LogicSupply)
        {
            reply.Clear();
            return;
        }

        if (request.Length == DatagramBytes)
        {
            var sent = BinaryPrimitives.ReadUInt32BigEndian(request[1..]);
            var first = request[0];
            reply[0] = (byte)(_answer >> 32);
            BinaryPrimitives.WriteUInt32BigEndian(reply[1..], unchecked((uint)_answer));
            Execute(first, sent);
            return;
        }

        if (request.IsEmpty)
            return;
        var shift = _answer;
        for (var i = 0; i < request.Length; i++)
        {
            var next = request[i];
            reply[i] = (byte)(shift >> 32);
            shift = ((shift << 8) | next) & DatagramMask;
        }

        Execute((byte)(shift >> 32), unchecked((uint)shift));
    }

    private void ResetInterface()
    {
        _status = SpiStatus();
        _answer = (ulong)_status << 32;
    }

    private void Execute(byte first, uint sent)
    {
        var address = first & 0x7F;
        uint word;
        if ((first & 0x80) != 0)
        {
            Write(address, sent);
            word = sent;

            // The position to compare with is told by a pin, not by the status.
            _statusStands &= address == Address.XCompare;
        }
        else
        {
            word = Read(address);
        }

        if (!_statusStands)
        {
            _status = SpiStatus();
            _statusStands = true;
        }

        _answer = ((ulong)_status << 32) | word;
    }

    private uint SpiStatus()
    {
        var status = (uint)_driver.Flags & 3;
        if (_driver.StallDetected)
            status |= 1 << 2;
        if (_driver.Standstill)
            status |= 1 << 3;
        if (_ramp.VelocityReached)
            status |= 1 << 4;
        if (_ramp.PositionReached)
            status |= 1 << 5;
        if (_switches.LeftActive)
            status |= 1 << 6;
        if (_switches.RightActive)
            status |= 1 << 7;
        return status;
    }

    private uint Read(int address) => address switch
    {
        Address.GStat => _driver.Flags,
        Address.IoIn => Pins(),
        Address.TStep => _driver.TStep(_ramp.Velocity),
        Address.XActual => unchecked((uint)_ramp.XActual),
        Address.VActual => unchecked((uint)_ramp.VActual) & 0xFF_FFFF,
        Address.RampStat => RampStatus(),
        Address.XLatch => unchecked((uint)_xLatch),
        Address.XEnc => unchecked((uint)_encoder.Position),
        Address.EncStatus => _encoder.Status,
        Address.EncLatch => unchecked((uint)_encoder.Latched),
        Address.MicrostepCounter => (uint)_driver.MicrostepCounter,
        Address.MicrostepCurrent => _driver.CoilCurrents(),
        Address.DrvStatus => _driver.Status(),
        _ => _registers.Read(address),
    };

    private uint RampStatus()
    {
        // A stop event lasts while the motor still runs, or is still asked to run, into the active switch.
        var motion = _ramp.MotionDirection;
        var commanded = _ramp.CommandedDirection;
        return Bit(_switches.LeftActive, 0)
            | Bit(_switches.RightActive, 1)
            | Bit(_switches.LeftLatched, 2)
            | Bit(_switches.RightLatched, 3)
            | Bit(_switches.StopsLeft && (motion < 0 || (motion == 0 && commanded < 0)), 4)
            | Bit(_switches.StopsRight && (motion > 0 || (motion == 0 && commanded > 0)), 5)
            | Bit(_stallEvent, 6)
            | Bit(_ramp.PositionReachedEvent, 7)
            | Bit(_ramp.VelocityReached, 8)
            | Bit(_ramp.PositionReached, 9)
            | Bit(_ramp.AtRest, 10)
            | Bit(_ramp.Waiting, 11)
            | Bit(_ramp.SecondMove, 12)
            | Bit(_driver.StallDetected, 13);
    }

    private uint Pins() =>
        Bit(_switches.PinLeft, 0)
        | Bit(_switches.PinRight, 1)
        | Bit(_encoder.PinB, 2)
        | Bit(_encoder.PinA, 3)
        | Bit(EnablePinHigh, 4)
        | Bit(_encoder.PinN, 5)
        | (Version << 24);

    private static uint Bit(bool set, int position) => set ? 1u << position : 0;

    private void Write(int address, uint value)
    {
        switch (address)
        {
            case Address.GStat:
                _driver.ClearFlags(value);
                return;
            case Address.RampStat:
                ClearRampStatus(value);
                return;
            case Address.EncStatus:
                _encoder.ClearStatus(value, _ramp.XActual);
                return;
            case Address.OtpProgram:
                _misuse |= Tmc5160Misuse.OneTimeMemoryWritten;
                return;
            case 0x03:
                _registers.Write(address, value); // SLAVECONF: nothing to do in SPI mode
                return;
            default:
                if (_registers.Write(address, value))
                    TakeOver(address);
                else
                    _misuse |= Tmc5160Misuse.WriteWithoutRegister;
                return;
        }
    }

    private void TakeOver(int address)
    {
        switch (address)
        {
            case Address.GlobalScaler:
                if (_registers[address] is > 0 and < 32)
                    _misuse |= Tmc5160Misuse.GlobalScalerTooSmall;
                break;
            case Address.SwMode:
                RefreshSwitches();
                if (!_switches.StallStops && _ramp.Held)
                    _ramp.ReleaseStallStop();
                CheckStall();
                break;
            case >= Address.RampMode and <= Address.XTarget:
                _ramp.Write(address, _registers);
                if (_encoder.Watching)
                    _encoder.CheckDeviation(_ramp.XActual);
                break;
            case Address.XEnc:
                _encoder.SetPosition(_registers.Signed(address));
                _encoder.CheckDeviation(_ramp.XActual);
                break;
            case Address.EncMode:
                _encoder.SetMode(_registers);
                break;
            case Address.EncConst or Address.EncDeviation:
                _encoder.Configure(_registers);
                _encoder.CheckDeviation(_ramp.XActual);
                break;
            case Address.GConf or Address.ChopConf or (>= Address.IHoldIRun and <= Address.TCoolThreshold):
                _driver.Configure(_registers);
                CheckStall();
                break;
        }
    }

    private void ClearRampStatus(uint ones)
    {
        _switches.ClearLatches((ones & LatchLeft) != 0, (ones & LatchRight) != 0);
        if ((ones & ReachedEvent) != 0)
            _ramp.PositionReachedEvent = false;
        if ((ones & SecondMove) != 0)
            _ramp.SecondMove = false;
        if ((ones & StallEvent) == 0 || !_stallEvent)
            return;
        _stallEvent = false;
        if (_ramp.Held)
            _ramp.ReleaseStallStop();
    }
}
