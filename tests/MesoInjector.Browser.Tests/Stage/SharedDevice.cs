[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace MesoInjector.Browser.Tests.Stage;

/// <summary>One device for most tests, one after the other: two processes are enough for a small machine.</summary>
public sealed class SharedDevice(Browser browser) : IAsyncLifetime
{
    /// <summary>Classes of tests that take turns at it.</summary>
    public const string Collection = "shared device";

    private VirtualDevice? _device;

    /// <summary>The device.</summary>
    public VirtualDevice Device => _device!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync() => _device = await VirtualDevice.StartAsync(scale: 10);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_device is not null)
            await _device.DisposeAsync();
    }

    /// <summary>Somebody comes to the screen.</summary>
    /// <param name="name">Signs in; null for nobody.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="language">Of the browser.</param>
    public async Task<Person> ComesAsync(string? name, int width = 800, int height = 480, string language = "en")
    {
        var person = new Person(await browser.PageAsync(width, height, language), Device);
        if (name is not null)
            await person.SignInAsync(name);
        return person;
    }
}

/// <summary>The tests that share it.</summary>
[CollectionDefinition(SharedDevice.Collection)]
public sealed class SharedDeviceTests : ICollectionFixture<SharedDevice>;
