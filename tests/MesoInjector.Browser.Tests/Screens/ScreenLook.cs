using System.Text.Json;
using System.Text.RegularExpressions;
using MesoInjector.Browser.Tests.Stage;
using MesoInjector.Console.Wording;
using Microsoft.Playwright;

namespace MesoInjector.Browser.Tests.Screens;

/// <summary>The tour, with a ruler: what is found on each screen in both sizes, both themes and both languages.</summary>
public sealed partial class ScreenLook(Stage.Browser browser) : IAsyncLifetime
{
    private static readonly (int Width, int Height)[] Sizes = [(800, 480), (1280, 800)];
    private static readonly string Measure = Script("measure");
    private static readonly string Shape = Script("shape");

    /// <summary>What keys begin with: a word of a page that looks like one of them is a key that nobody wrote words for.</summary>
    private static readonly HashSet<string> Rooms = [.. Words.In("en").Keys.Where(key => key.Contains('.', StringComparison.Ordinal)).Select(key => key.Split('.')[0])];

    private readonly Dictionary<string, List<string>> _found = [];
    private IPage _page = null!;

    /// <summary>How many screens there were.</summary>
    public int Screens { get; private set; }

    /// <summary>Why the tour ended early; null where it did not.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>What is not as it has to be.</summary>
    /// <param name="about">sizes, clear, letters, contrast, fit, reload, words, numbers.</param>
    public IReadOnlyList<string> Found(string about) => _found.GetValueOrDefault(about, []);

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await using VirtualDevice device = await VirtualDevice.StartAsync(scale: 1);
        _page = await browser.PageAsync(800, 480);
        try
        {
            await new ScreenTour(device, new Person(_page, device), LookAsync).GoAsync();
        }
        catch (Exception exception) when (exception is PlaywrightException or TimeoutException or InvalidOperationException)
        {
            // What was found until then is still worth telling.
            Broken = exception;
        }

        await _page.CloseAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task LookAsync(ScreenStop stop)
    {
        Screens++;
        foreach ((int width, int height) in Sizes)
        {
            await _page.SetViewportSizeAsync(width, height);
            foreach (string theme in (string[])["dark", "light"])
            {
                await ThemeAsync(theme);
                foreach ((string about, string line) in await MeasureAsync(stop))
                {
                    if (theme == "dark" || about == "contrast")
                        Note(about, stop, $"{width}{(theme == "light" ? " light" : "")}: {line}");
                }
            }
        }

        await _page.SetViewportSizeAsync(Sizes[0].Width, Sizes[0].Height);
        await ThemeAsync("dark");
        if (stop.Reloads)
            await ReloadAsync(stop);
    }

    /// <summary>Until it is painted, and what goes by the size has been told of it.</summary>
    private async Task ThemeAsync(string theme) =>
        await _page.EvaluateAsync("theme => { document.documentElement.dataset.theme = theme; return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))); }", theme);

    private async Task<List<(string About, string Line)>> MeasureAsync(ScreenStop stop)
    {
        using JsonDocument found = JsonDocument.Parse(await _page.EvaluateAsync<string>($"operating => JSON.stringify(({Measure})(operating))", stop.Operating));
        return [.. found.RootElement.EnumerateObject().SelectMany(about => about.Value.EnumerateArray().Select(line => (about.Name, line.GetString()!)))];
    }

    /// <summary>F5, once into German and once back: the same screen, every word translated, numbers as the language writes them.</summary>
    private async Task ReloadAsync(ScreenStop stop)
    {
        string before = await _page.EvaluateAsync<string>($"({Shape})()");
        await SpeakAsync("de");
        if (await _page.EvaluateAsync<string>("document.documentElement.lang") != "de")
            Note("words", stop, "is not in German");
        string german = await _page.EvaluateAsync<string>("document.body.innerText");
        foreach (string key in german.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries).Where(word => Key().IsMatch(word) && Rooms.Contains(word.Split('.')[0])))
            Note("words", stop, key);
        foreach ((string about, string line) in await MeasureAsync(stop))
        {
            if (about is "fit" or "sizes" or "clear")
                Note(about, stop, $"800 in German: {line}");
        }

        if (stop.Operating)
        {
            foreach (Match point in DecimalPoint().Matches(german))
                Note("numbers", stop, point.Value);
        }

        await SpeakAsync("en");
        string after = await _page.EvaluateAsync<string>($"({Shape})()");
        if (before != after)
            Note("reload", stop, $"before\n{before}\nafter\n{after}");
    }

    private async Task SpeakAsync(string language)
    {
        await _page.Context.AddCookiesAsync([new Cookie { Name = Language.Cookie, Value = language, Domain = new Uri(_page.Url).Host, Path = "/" }]);
        await _page.ReloadAsync();
        await _page.WaitForFunctionAsync("() => document.getElementById('clock').textContent !== '' && [...document.querySelectorAll('#view [data-part]')].every(part => part.dataset.started === '1')");
    }

    private void Note(string about, ScreenStop stop, string line)
    {
        if (!_found.TryGetValue(about, out List<string>? lines))
            _found[about] = lines = [];
        lines.Add($"{stop.Name} {line}");
    }

    private static string Script(string name)
    {
        using var text = new StreamReader(typeof(ScreenLook).Assembly.GetManifestResourceStream($"{name}.js")!);
        return text.ReadToEnd();
    }

    [GeneratedRegex(@"^[a-z][a-z-]*\.[A-Za-z][A-Za-z.-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Key();

    [GeneratedRegex(@"\b\d+\.\d+\b", RegexOptions.NonBacktracking)]
    private static partial Regex DecimalPoint();
}
