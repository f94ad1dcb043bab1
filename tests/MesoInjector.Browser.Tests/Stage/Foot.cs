namespace MesoInjector.Browser.Tests.Stage;

/// <summary>A foot on the pedal until this is disposed of; the bench lets a press lapse that is not renewed.</summary>
public sealed class Foot : IAsyncDisposable
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromMilliseconds(400);

    private readonly VirtualDevice _device;
    private readonly CancellationTokenSource _up = new();
    private readonly Task _pressing;

    /// <summary>Presses.</summary>
    public Foot(VirtualDevice device)
    {
        _device = device;
        _pressing = PressAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _up.CancelAsync();
        await _pressing;
        _up.Dispose();
        await _device.HandsAsync("pedal", new { down = false });
    }

    private async Task PressAsync()
    {
        while (!_up.IsCancellationRequested)
        {
            await _device.HandsAsync("pedal", new { down = true });
            await Task.Delay(RenewEvery, _up.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
