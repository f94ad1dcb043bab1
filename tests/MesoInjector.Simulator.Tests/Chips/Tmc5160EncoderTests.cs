namespace MesoInjector.Simulator.Tests.Chips;

public sealed class Tmc5160EncoderTests
{
    private readonly Tmc5160Host _host = new();

    [Theory]
    [InlineData(0x00010000, 0, 1000, 1000)]
    [InlineData(0xFFFF0000, 0, 1000, -1000)]
    [InlineData(0x00018000, 0, 3, 4)] // 1.5 per edge
    [InlineData(0x00018000, 0, -3, -5)] // the fraction counts upwards from the floor
    [InlineData(0x000C1F40, 0x400, 5, 64)] // decimal 12.8
    [InlineData(0x00191770, 0x400, 5, 128)] // decimal 25.6
    [InlineData(0xFFE60FA0, 0x400, 5, -128)] // decimal -25.6
    [InlineData(0x003307D0, 0x400, 1000, 51200)] // decimal 51.2
    public void Each_edge_adds_ENC_CONST(uint constant, int mode, int edges, int expected)
    {
        _host.Write(0x38, mode);
        _host.Write(0x3A, constant);
        _host.Chip.SetEncoderCount(edges);
        Assert.Equal(expected, _host.ReadSigned(0x39));
    }

    [Fact]
    public void The_fraction_is_kept_between_edges()
    {
        _host.Write(0x3A, 0x00004CCD); // 0.3
        for (var count = 1; count <= 1000; count++)
        {
            _host.Chip.SetEncoderCount(count);
        }

        Assert.Equal(300, _host.ReadSigned(0x39));
        for (var count = 999; count >= 0; count--)
        {
            _host.Chip.SetEncoderCount(count);
        }

        Assert.Equal(0, _host.ReadSigned(0x39));
    }

    [Fact]
    public void X_ENC_can_be_set_and_then_counts_on_from_there()
    {
        _host.Chip.SetEncoderCount(500);
        _host.Write(0x39, -40);
        _host.Chip.SetEncoderCount(507);
        Assert.Equal(-33, _host.ReadSigned(0x39));
    }

    [Fact]
    public void Edges_without_logic_supply_are_lost()
    {
        _host.Chip.SetEncoderCount(500);
        _host.Chip.LogicSupply = false;
        _host.Chip.SetEncoderCount(900);
        _host.Chip.LogicSupply = true;
        _host.Chip.SetEncoderCount(905);
        Assert.Equal(5, _host.ReadSigned(0x39));
    }

    [Fact]
    public void A_deviation_beyond_the_limit_is_latched_and_cannot_be_cleared_while_it_lasts()
    {
        _host.Write(0x3D, 100);
        _host.Chip.SetEncoderCount(100);
        Assert.Equal(0u, _host.Read(0x3B));
        _host.Chip.SetEncoderCount(-101);
        Assert.Equal(2u, _host.Read(0x3B));
        Assert.True(_host.Chip.InterruptActive);
        _host.Write(0x3B, 2);
        Assert.Equal(2u, _host.Read(0x3B));

        _host.Chip.SetEncoderCount(0);
        Assert.Equal(2u, _host.Read(0x3B));
        _host.Write(0x3B, 2);
        Assert.Equal(0u, _host.Read(0x3B));
    }

    [Theory]
    [InlineData(1000, 2u)] // v²/256D: the overshoot is some 5,600 steps
    [InlineData(20_000, 0u)]
    public void A_deviation_that_came_and_went_within_one_advance_is_seen(int limit, uint expected)
    {
        _host.WithExampleRamp();
        _host.Write(0x2D, 100_000);
        _host.AdvanceTicks(12_000);
        var here = _host.Chip.XActual;
        _host.Write(0x39, here);
        _host.Write(0x3D, limit);
        _host.Write(0x2D, here);
        _host.AdvanceTicks(1_000_000);
        Assert.Equal(here, _host.Chip.XActual);
        Assert.Equal(expected, _host.Read(0x3B));
    }

    [Fact]
    public void The_warning_does_not_stop_the_motor()
    {
        _host.Write(0x3D, 5);
        _host.RunningAt(50_000);
        _host.AdvanceTicks(1000);
        Assert.Equal(2u, _host.Read(0x3B));
        Assert.Equal(50_000, _host.Chip.VActual);
    }

    [Fact]
    public void The_encoder_pins_show_the_quadrature_pattern()
    {
        var pattern = new List<uint>();
        for (var count = 0; count < 5; count++)
        {
            _host.Chip.SetEncoderCount(count);
            pattern.Add((_host.Read(0x04) >> 2) & 3); // bit 0 B, bit 1 A
        }

        Assert.Equal([0u, 2u, 3u, 1u, 0u], pattern);
    }

    [Fact]
    public void The_index_latches_clears_and_reports_when_armed()
    {
        _host.Chip.SetEncoderCount(400);
        _host.Chip.EncoderIndex = true;
        Assert.Equal(0u, _host.Read(0x3B)); // not armed

        _host.Chip.EncoderIndex = false;
        _host.Write(0x38, (1 << 2) | (1 << 3) | (1 << 5) | (1 << 6) | (1 << 8) | (1 << 9));
        _host.RunningAt(50_000);
        _host.AdvanceTicks(300);
        _host.Chip.EncoderIndex = true;
        Assert.Equal(1u, _host.Read(0x3B));
        Assert.Equal(400, _host.ReadSigned(0x3C));
        Assert.Equal(0, _host.ReadSigned(0x39));
        Assert.Equal(_host.Chip.XActual, _host.ReadSigned(0x36));

        _host.Write(0x3B, 1);
        _host.Chip.EncoderIndex = false;
        _host.Chip.EncoderIndex = true;
        Assert.Equal(0u, _host.Read(0x3B)); // clr_once is spent
    }
}
