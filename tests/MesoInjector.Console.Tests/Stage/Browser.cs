using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.TestHost;

namespace MesoInjector.Console.Tests.Stage;

/// <summary>A browser without scripts: keeps cookies, follows redirects, sends forms with the page's own token.</summary>
internal sealed partial class Browser : IDisposable
{
    private static readonly Uri Home = new("http://localhost/");

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _client;

    public Browser(TestServer server, string language, bool network)
    {
        _client = server.CreateClient();
        _client.DefaultRequestHeaders.Add("Accept-Language", language);
        if (network)
            _client.DefaultRequestHeaders.Add(ConsoleStage.NetworkHeader, "1");
    }

    /// <summary>The last answer, where the redirects ended.</summary>
    public string Path { get; private set; } = "";

    /// <summary>One request, one answer.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(Home, path)) { Content = content };
        if (_cookies.GetCookieHeader(Home) is { Length: > 0 } cookies)
            request.Headers.Add("Cookie", cookies);
        HttpResponseMessage answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set))
        {
            foreach (string cookie in set)
                _cookies.SetCookies(Home, cookie.Replace(',', ' '));
        }

        Path = path;
        return answer;
    }

    /// <summary>A page, after its redirects.</summary>
    public async Task<string> ReadAsync(string path)
    {
        HttpResponseMessage answer = await FollowAsync(await SendAsync(HttpMethod.Get, path));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form of a page.</summary>
    /// <returns>The page that is shown then.</returns>
    public async Task<string> SubmitAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        HttpResponseMessage answer = await FollowAsync(await PostAsync(page, action, fields));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form of a page that can carry files.</summary>
    /// <returns>The page that is shown then.</returns>
    public async Task<string> UploadAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        foreach ((string name, string value) in fields)
            content.Add(new StringContent(value), name);
        content.Add(new StringContent(await TokenOfAsync(page)), "__RequestVerificationToken");
        HttpResponseMessage answer = await FollowAsync(await SendAsync(HttpMethod.Post, action, content));
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Sends a form of a page; the answer itself.</summary>
    public async Task<HttpResponseMessage> PostAsync(string page, string action, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), KeyValuePair.Create("__RequestVerificationToken", await TokenOfAsync(page))]);
        return await SendAsync(HttpMethod.Post, action, content);
    }

    /// <summary>What a program sends.</summary>
    public async Task<HttpResponseMessage> PostJsonAsync(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        return await SendAsync(HttpMethod.Post, path, content);
    }

    private async Task<string> TokenOfAsync(string page)
    {
        string html = await (await SendAsync(HttpMethod.Get, page)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return Token().Match(html) is { Success: true } found ? WebUtility.HtmlDecode(found.Groups["token"].Value) : "";
    }

    public void Dispose() => _client.Dispose();

    private async Task<HttpResponseMessage> FollowAsync(HttpResponseMessage answer)
    {
        for (int i = 0; i < 5 && answer.Headers.Location is { } location; i++)
            answer = await SendAsync(HttpMethod.Get, location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString);
        return answer;
    }

    [GeneratedRegex("name=\"anti-forgery\" content=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
