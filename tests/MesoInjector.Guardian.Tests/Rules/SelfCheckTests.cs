namespace MesoInjector.Guardian.Tests.Rules;

/// <summary>G-10: the guardian's own program, memory and clock.</summary>
public sealed class SelfCheckTests
{
    private const int AllOfFlashMilliseconds = 4000;

    /// <summary>Instructions that are never reached: a wrong bit there changes nothing but the checksum.</summary>
    [Theory]
    [InlineData("__bad_interrupt", 0x01)]
    [InlineData("_exit", 0x10)]
    [InlineData("__stop_program", 0x80)]
    [Requirement("SR-044")]
    public void A_program_with_one_wrong_bit_gives_no_power(string at, byte bit)
    {
        using var board = new GuardianBoard();
        board.Chip.FlipFlash(FirmwareSymbols.AddressOf(at), bit);
        board.Pass(180_000);
        board.HasTripped(GuardianTrip.SelfCheck);
        StaysTripped(board);
    }

    [Fact]
    [Requirement("SR-044")]
    public void A_program_that_goes_wrong_later_cuts()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.Chip.FlipFlash(FirmwareSymbols.AddressOf("_exit"), 0x01);
        board.PassUntil(() => board.Status.Mode == GuardianMode.Tripped, AllOfFlashMilliseconds);
        board.HasTripped(GuardianTrip.SelfCheck);
        StaysTripped(board);
    }

    [Fact]
    [Requirement("SR-044")]
    public void A_stack_grown_into_the_variables_cuts()
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        board.Chip.WriteRam(FirmwareSymbols.AddressOf("_end") + 3, 0);
        board.Pass(1000);
        board.HasTripped(GuardianTrip.SelfCheck);
        StaysTripped(board);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Requirement("SR-044")]
    public void A_program_that_hangs_loses_the_power_and_begins_anew_in_Tripped(bool interruptsGoOn)
    {
        using GuardianBoard board = new GuardianBoard().Standby();
        ulong hung = board.Chip.Cycle;
        board.Chip.Hang(interruptsGoOn);
        int statuses = board.Statuses.Count;
        board.Chip.RunTo(hung + (10_000 * GuardianChip.CyclesPerMicrosecond));
        Assert.False(board.Power, "the charge pump goes on without the main loop");
        board.Chip.RunTo(hung + (35_000 * GuardianChip.CyclesPerMicrosecond));
        Assert.False(board.Chip.Released);
        board.PassUntil(() => board.Statuses.Count > statuses, 200);
        board.HasTripped(GuardianTrip.SelfCheck);
    }

    [Theory]
    [InlineData(ResetCause.Watchdog, GuardianMode.Tripped)]
    [InlineData(ResetCause.None, GuardianMode.Tripped)]
    [InlineData(ResetCause.BrownOut, GuardianMode.Locked)]
    [InlineData(ResetCause.Pin, GuardianMode.Locked)]
    [InlineData(ResetCause.PowerUp, GuardianMode.Locked)]
    [Requirement("SR-044")]
    public void After_any_reset_the_power_is_off(ResetCause cause, GuardianMode mode)
    {
        using GuardianBoard board = new GuardianBoard().Permitted();
        Assert.True(board.Power);
        int statuses = board.Statuses.Count;
        board.Chip.Reset(cause);
        Assert.False(board.Chip.Released);
        ulong toggled = board.Chip.Cycle;
        while (board.Statuses.Count == statuses)
        {
            board.Pass(1000);
            Assert.False(board.Chip.Released);
        }

        board.Pass(150_000);
        Assert.False(board.Chip.Released);
        Assert.InRange(board.Chip.LastToggle, 0u, toggled + 2000);
        Assert.Equal(mode, board.Status.Mode);
        Assert.Equal(mode == GuardianMode.Tripped ? GuardianTrip.SelfCheck : GuardianTrip.None, board.Status.Trip);
        Assert.False(board.Status.Conditions.HasFlag(GuardianConditions.Homed));
    }

    [Fact]
    [Requirement("SR-044")]
    public void The_cause_of_a_trip_survives_the_power()
    {
        using GuardianBoard board = new GuardianBoard().AtNosePlane();
        board.MoveNeedle(21, GuardianBoard.Fast);
        board.HasTripped(GuardianTrip.NosePlane);
        board.Pass(40_000);
        Assert.Equal(GuardianTrip.NosePlane, KeptOverPowerDown(board));
        Assert.Equal(GuardianMode.Locked, board.Status.Mode);
        board.Standby();
        board.Pass(40_000);
        Assert.Equal(GuardianTrip.None, KeptOverPowerDown(board));
    }

    [Theory]
    [InlineData(1, 2, true, GuardianTrip.Encoder)]
    [InlineData(1, 2, false, GuardianTrip.NosePlane)]
    [InlineData(2, 1, true, GuardianTrip.NosePlane)]
    [InlineData(255, 0, true, GuardianTrip.Encoder)]
    [InlineData(0, 255, true, GuardianTrip.NosePlane)]
    [Requirement("SR-044")]
    public void Of_two_records_the_newer_whole_one_counts(byte first, byte second, bool secondIsWhole, GuardianTrip kept)
    {
        using GuardianBoard board = new GuardianBoard().Locked();
        WriteRecord(board, 0, first, GuardianTrip.NosePlane, whole: true);
        WriteRecord(board, 4, second, GuardianTrip.Encoder, secondIsWhole);
        Assert.Equal(kept, KeptOverPowerDown(board));
        Assert.Equal(GuardianMode.Locked, board.Status.Mode);
    }

    [Fact]
    [Requirement("SR-044")]
    public void A_kept_cause_of_which_no_record_is_whole_trips()
    {
        using var board = new GuardianBoard();
        for (int i = 0; i < 8; i++)
            board.Chip.WriteEeprom(i, (byte)(0x21 + i));
        board.Pass(200_000);
        board.HasTripped(GuardianTrip.SelfCheck);
    }

    private static void StaysTripped(GuardianBoard board)
    {
        board.Send(GuardianFrameType.Reset);
        board.PassAStatus();
        Assert.Equal((GuardianMode.Tripped, GuardianTrip.SelfCheck), (board.Status.Mode, board.Status.Trip));
    }

    private static GuardianTrip KeptOverPowerDown(GuardianBoard board)
    {
        int statuses = board.Statuses.Count;
        board.Chip.Reset(ResetCause.PowerUp);
        board.PassUntil(() => board.Statuses.Count > statuses);
        return board.Status.Trip;
    }

    private static void WriteRecord(GuardianBoard board, int address, byte number, GuardianTrip cause, bool whole)
    {
        ushort sum = Crc16.Of([number, (byte)cause]);
        byte[] record = [number, (byte)cause, (byte)(sum & 0xFF), (byte)((sum >> 8) ^ (whole ? 0 : 1))];
        for (int i = 0; i < record.Length; i++)
            board.Chip.WriteEeprom(address + i, record[i]);
    }
}
