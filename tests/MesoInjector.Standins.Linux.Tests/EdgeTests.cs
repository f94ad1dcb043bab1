using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Device.Linux;

namespace MesoInjector.Standins.Tests.GpioContract.Linux;

public sealed class EdgeTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30); // only a broken build waits this long

    private readonly FakeKernel _kernel = new();
    private readonly GpioController _gpio;

    public EdgeTests() => _gpio = new GpioController(new LibGpiodDriver(0, _kernel));

    public void Dispose() => _gpio.Dispose();

    [Theory]
    [InlineData(PinEventTypes.Rising, GpioUapi.FlagEdgeRising)]
    [InlineData(PinEventTypes.Falling, GpioUapi.FlagEdgeFalling)]
    [InlineData(PinEventTypes.Rising | PinEventTypes.Falling, GpioUapi.FlagEdgeRising | GpioUapi.FlagEdgeFalling)]
    public void A_callback_turns_edge_detection_on_and_its_removal_off(PinEventTypes edges, ulong flags)
    {
        static void OnEdge(object sender, PinValueChangedEventArgs edge)
        {
        }

        _gpio.OpenPin(17, PinMode.InputPullUp);
        _gpio.RegisterCallbackForPinValueChangedEvent(17, edges, OnEdge);
        Assert.Equal(GpioUapi.FlagInput | GpioUapi.FlagBiasPullUp | flags, _kernel.Last<GpioLineConfig>(GpioUapi.SetConfig).Flags);

        _gpio.UnregisterCallbackForPinValueChangedEvent(17, OnEdge);
        Assert.Equal(GpioUapi.FlagInput | GpioUapi.FlagBiasPullUp, _kernel.Last<GpioLineConfig>(GpioUapi.SetConfig).Flags);
    }

    [Fact]
    public void An_edge_reaches_the_callbacks_of_its_kind_and_line()
    {
        using var arrived = new SemaphoreSlim(0);
        var seen = new List<string>();
        void Note(string who, PinValueChangedEventArgs edge)
        {
            lock (seen)
                seen.Add($"{who} {edge.PinNumber} {edge.ChangeType}");
            arrived.Release();
        }

        _gpio.OpenPin(17, PinMode.Input);
        _gpio.OpenPin(27, PinMode.Input);
        _gpio.RegisterCallbackForPinValueChangedEvent(17, PinEventTypes.Rising, (_, edge) => Note("up", edge));
        _gpio.RegisterCallbackForPinValueChangedEvent(17, PinEventTypes.Falling, (_, edge) => Note("down", edge));
        _gpio.RegisterCallbackForPinValueChangedEvent(27, PinEventTypes.Rising, (_, edge) => Note("other", edge));

        _kernel.Happen(new GpioLineEvent { Offset = 17, Id = GpioUapi.EventFallingEdge });
        Assert.True(arrived.Wait(Limit));
        _kernel.Happen(new GpioLineEvent { Offset = 17, Id = GpioUapi.EventRisingEdge });
        Assert.True(arrived.Wait(Limit));
        _kernel.Happen(new GpioLineEvent { Offset = 27, Id = GpioUapi.EventRisingEdge });
        Assert.True(arrived.Wait(Limit));

        lock (seen)
            Assert.Equal(["down 17 Falling", "up 17 Rising", "other 27 Rising"], seen);
    }

    [Fact]
    public void Waiting_ends_with_the_edge()
    {
        _gpio.OpenPin(17, PinMode.Input);
        _kernel.Happen(new GpioLineEvent { Offset = 17, Id = GpioUapi.EventRisingEdge });

        using var limit = new CancellationTokenSource(Limit);

        var result = _gpio.WaitForEvent(17, PinEventTypes.Rising, limit.Token);

        Assert.Equal(PinEventTypes.Rising, result.EventTypes);
        Assert.False(result.TimedOut);
        Assert.Equal(GpioUapi.FlagInput, _kernel.FlagsOf(17) & ~1ul);
    }

    [Fact]
    public void A_cancelled_wait_is_a_time_out_not_an_exception()
    {
        _gpio.OpenPin(17, PinMode.Input);

        var result = _gpio.WaitForEvent(17, PinEventTypes.Rising, new CancellationToken(canceled: true));

        Assert.True(result.TimedOut);
        Assert.Equal(PinEventTypes.None, result.EventTypes);
    }

    [Fact]
    public void No_edge_at_all_is_refused()
    {
        _gpio.OpenPin(17, PinMode.Input);

        Assert.Throws<ArgumentException>(() => _gpio.WaitForEvent(17, PinEventTypes.None, CancellationToken.None));
        Assert.Throws<InvalidOperationException>(() => _gpio.UnregisterCallbackForPinValueChangedEvent(17, static (_, _) => { }));
    }

    [Fact]
    public void A_line_with_callbacks_is_not_regrouped_by_a_read()
    {
        _gpio.OpenPin(17, PinMode.Input);
        _gpio.OpenPin(27, PinMode.Input);
        _gpio.RegisterCallbackForPinValueChangedEvent(17, PinEventTypes.Rising, static (_, _) => { });
        _kernel.TakeCalls();

        _gpio.Read([new(17, 0), new(27, 0)]);

        Assert.Equal(["get values", "get values"], _kernel.TakeCalls());
    }

    [Fact]
    public void A_refused_edge_leaves_no_callback_behind()
    {
        _gpio.OpenPin(17, PinMode.Input);
        _kernel.Failures[GpioUapi.SetConfig] = -LinuxError.InvalidArgument;
        Assert.Throws<GpiodException>(() => _gpio.RegisterCallbackForPinValueChangedEvent(17, PinEventTypes.Rising, static (_, _) => { }));
        _kernel.Failures.Clear();

        _gpio.SetPinMode(17, PinMode.InputPullUp);

        Assert.Equal(GpioUapi.FlagInput | GpioUapi.FlagBiasPullUp, _kernel.Last<GpioLineConfig>(GpioUapi.SetConfig).Flags);
    }
}
