namespace MesoInjector.Simulator.Tests.Chips;

public sealed class Tmc5160DriverStageTests
{
    private const uint OverTemperature = 1 << 25;
    private const uint Warning = 1 << 26;
    private const uint ShortA = 1 << 27;
    private const uint OpenA = 1 << 29;
    private const uint OpenB = 1 << 30;
    private const uint Standstill = 1u << 31;

    private readonly Tmc5160Host _host = new();

    public Tmc5160DriverStageTests()
    {
        _host.Write(0x01, 7);
        _host.Write(0x10, 0x00061F0A); // IHOLDDELAY 6, IRUN 31, IHOLD 10
        _host.Write(0x6C, 0x000100C3);
    }

    [Fact]
    public void The_coils_carry_current_only_with_supply_enable_and_TOFF()
    {
        Assert.True(_host.Chip.Energised);
        _host.Chip.EnablePinHigh = true;
        Assert.False(_host.Chip.Energised);
        _host.Chip.EnablePinHigh = false;
        Assert.True(_host.Chip.Energised);
        _host.Write(0x6C, 0x000100C0);
        Assert.False(_host.Chip.Energised);
        _host.Write(0x6C, 0x000100C3);
        Assert.True(_host.Chip.Energised);
        _host.Chip.MotorSupply = false;
        Assert.False(_host.Chip.Energised);
    }

    [Fact]
    public void A_missing_motor_supply_is_latched_as_charge_pump_undervoltage()
    {
        _host.Chip.MotorSupply = false;
        Assert.Equal(4u, _host.Read(0x01));
        _host.Write(0x01, 4);
        Assert.Equal(4u, _host.Read(0x01));
        _host.Chip.MotorSupply = true;
        Assert.True(_host.Chip.Energised);
        Assert.Equal(4u, _host.Read(0x01));
        _host.Write(0x01, 4);
        Assert.Equal(0u, _host.Read(0x01));
    }

    [Fact]
    public void Over_temperature_switches_off_until_the_warning_is_gone()
    {
        _host.Chip.OverTemperatureWarning = true;
        Assert.Equal(Warning, _host.Read(0x6F) & (Warning | OverTemperature));
        Assert.True(_host.Chip.Energised);
        _host.Chip.OverTemperature = true;
        Assert.Equal(Warning | OverTemperature, _host.Read(0x6F) & (Warning | OverTemperature));
        Assert.False(_host.Chip.Energised);

        _host.Chip.OverTemperature = false;
        Assert.False(_host.Chip.Energised);
        _host.Write(0x01, 2);
        Assert.Equal(2u, _host.Read(0x01)); // cannot be cleared while it lasts
        _host.Chip.OverTemperatureWarning = false;
        Assert.True(_host.Chip.Energised);
        Assert.Equal(2u, _host.Read(0x01));
        _host.Write(0x01, 2);
        Assert.Equal(0u, _host.Read(0x01));
    }

    [Fact]
    public void A_short_disables_the_bridge_until_it_is_switched_off_and_on_again()
    {
        _host.Chip.ShortToGround = true;
        Assert.False(_host.Chip.Energised);
        Assert.Equal(ShortA, _host.Read(0x6F) & ShortA);
        Assert.Equal(2u, _host.Read(0x01));

        _host.Chip.ShortToGround = false;
        Assert.False(_host.Chip.Energised);
        _host.Chip.EnablePinHigh = true;
        Assert.Equal(0u, _host.Read(0x6F) & ShortA);
        _host.Chip.EnablePinHigh = false;
        Assert.True(_host.Chip.Energised);

        _host.Chip.ShortToGround = true;
        _host.Write(0x6C, 0x000100C0);
        Assert.Equal(0u, _host.Read(0x6F) & ShortA);
        _host.Write(0x6C, 0x000100C3); // the wire is still shorted
        Assert.False(_host.Chip.Energised);
        Assert.Equal(ShortA, _host.Read(0x6F) & ShortA);
    }

    [Fact]
    public void Open_coils_are_seen_in_motion_only()
    {
        _host.Chip.OpenLoadA = true;
        Assert.Equal(0u, _host.Read(0x6F) & (OpenA | OpenB));
        _host.RunningAt(1000);
        Assert.Equal(OpenA, _host.Read(0x6F) & (OpenA | OpenB));
        _host.Chip.OpenLoadB = true;
        Assert.Equal(OpenA | OpenB, _host.Read(0x6F) & (OpenA | OpenB));
    }

    [Theory]
    [InlineData(0x08, 2048)] // 2^20 clocks
    [InlineData(0x0A, 512)] // faststandstill: 2^18
    public void Standstill_is_reported_its_time_after_the_last_motion(int general, int ticks)
    {
        _host.Write(0x00, general);
        _host.RunningAt(1000);
        Assert.Equal(0u, _host.Read(0x6F) & Standstill);
        _host.Write(0x27, 0);
        _host.AdvanceTicks(4); // 65535/256 = 256 units a tick
        Assert.Equal(0, _host.Chip.VActual);
        _host.AdvanceTicks(ticks - 1);
        Assert.Equal(0u, _host.Read(0x6F) & Standstill);
        _host.AdvanceTicks(1);
        Assert.Equal(Standstill, _host.Read(0x6F) & Standstill);
        Assert.Equal(8, _host.Status & 8);
    }

    [Fact]
    public void The_current_falls_to_IHOLD_step_by_step_after_TPOWERDOWN_and_is_back_with_the_first_step()
    {
        _host.Write(0x11, 10);
        _host.RunningAt(1000);
        Assert.Equal(31, _host.Chip.CurrentScale);
        _host.Write(0x27, 0);
        _host.AdvanceTicks(4);
        _host.AdvanceTicks(2048 + (10 * 512));
        Assert.Equal(31, _host.Chip.CurrentScale);
        _host.AdvanceTicks(6 * 512);
        Assert.Equal(30, _host.Chip.CurrentScale);
        _host.AdvanceTicks(20 * 6 * 512);
        Assert.Equal(10, _host.Chip.CurrentScale);
        _host.AdvanceTicks(1_000_000);
        Assert.Equal(10, _host.Chip.CurrentScale);
        Assert.Equal(10u, (_host.Read(0x6F) >> 16) & 31);

        _host.Write(0x27, 1000);
        _host.AdvanceTicks(1);
        Assert.Equal(31, _host.Chip.CurrentScale);
    }

    [Fact]
    public void With_IHOLDDELAY_at_zero_the_current_falls_at_once()
    {
        _host.Write(0x10, 0x00001F0A);
        _host.AdvanceTicks(2048 + (10 * 512) - 1);
        Assert.Equal(31, _host.Chip.CurrentScale);
        _host.AdvanceTicks(1);
        Assert.Equal(10, _host.Chip.CurrentScale);
    }

    [Theory]
    [InlineData(0, 20_000, 838)]
    [InlineData(4, 20_000, 52)] // always per 1/256 step
    [InlineData(0, 1, 0xFFFFF)]
    public void TSTEP_counts_clocks_per_256th_step(int resolution, int velocity, uint expected)
    {
        _host.Write(0x6C, 0x000100C3 | (resolution << 24));
        _host.RunningAt(velocity);
        Assert.Equal(expected, _host.Read(0x12));
    }

    [Theory]
    [InlineData(0, 0x00, 1)]
    [InlineData(4, 0x00, 16)]
    [InlineData(8, 0x00, 256)]
    [InlineData(4, 0x10, -16)] // shaft reverses the motor, not the counter
    public void The_rotor_gets_256ths_of_a_full_step_whatever_the_resolution(int resolution, int general, int factor)
    {
        _host.Write(0x00, general);
        _host.Write(0x6C, 0x000100C3 | (resolution << 24));
        _host.RunningAt(50_000);
        _host.AdvanceTicks(777);
        Assert.Equal((long)_host.Chip.XActual * factor, _host.Chip.Microsteps256);
        Assert.Equal((uint)(_host.Chip.Microsteps256 & 1023), _host.Read(0x6A));
    }

    [Fact]
    public void StealthChop_is_shown_up_to_its_threshold_speed()
    {
        _host.Write(0x00, 4);
        _host.Write(0x13, 500); // TPWMTHRS
        _host.RunningAt(30_000); // TSTEP 559
        Assert.Equal(1u << 14, _host.Read(0x6F) & (1 << 14));
        _host.Write(0x27, 40_000); // TSTEP 419
        _host.AdvanceTicks(100);
        Assert.Equal(0u, _host.Read(0x6F) & (1 << 14));
    }

    [Fact]
    public void StallGuard_reads_zero_load_margin_when_the_rotor_does_not_follow()
    {
        _host.RunningAt(50_000);
        Assert.Equal(0u, _host.Read(0x6F) & (1 << 24));
        Assert.NotEqual(0u, _host.Read(0x6F) & 0x3FF);
        _host.Chip.Stalled = true;
        Assert.Equal(1u << 24, _host.Read(0x6F) & (1 << 24));
        Assert.Equal(0u, _host.Read(0x6F) & 0x3FF);
    }
}
