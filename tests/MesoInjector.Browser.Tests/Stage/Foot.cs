namespace MesoInjector.Browser.Tests.Stage;

/// <summary>A foot on the pedal until this is disposed of; the bench lets a press lapse that is not renewed.</summary>
public sealed class Foot : IAsyncDisposable
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMilliseconds(400);

    private readonly VirtualDevice _device;
    private readonly CancellationTokenSource _up = new();
    private readonly Task _pressing;

    private readonly bool _untilItDies;

    /// <summary>Presses.</summary>
    /// <param name="device">The device.</param>
    /// <param name="untilItDies">The daemon is killed meanwhile.</param>
    public Foot(VirtualDevice device, bool untilItDies = false)
    {
        _device = device;
        _untilItDies = untilItDies;
        _pressing = PressAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _up.CancelAsync();
        if (_untilItDies)
            return;
        await _pressing;
        _up.Dispose();
        await _device.HandsAsync("pedal", new { down = false });
    }

    private async Task PressAsync()
    {
        while (!_up.IsCancellationRequested)
        {
            try
            {
                await _device.HandsAsync("pedal", new { down = true });
            }
            catch (InvalidOperationException) when (_untilItDies)
            {
                return;
            }

            await Task.Delay(RenewEvery, _up.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
