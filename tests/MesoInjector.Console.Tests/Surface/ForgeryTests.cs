using System.Text;
using MesoInjector.Console.Tests.Stage;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Tests.Surface;

/// <summary>A page of somebody else cannot have this browser do anything.</summary>
public sealed class ForgeryTests
{
    [Fact]
    public async Task Nothing_but_stop_is_taken_without_the_pages_token()
    {
        using var stage = new ConsoleStage(simulated: true);
        using Browser browser = await stage.OpenAsync("ada");
        stage.Daemon.Requests.Clear();
        string[] routes = [.. stage.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is ["POST"])
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Where(route => route is not ("/stop" or "/api/stop"))];
        Assert.True(routes.Length > 30, "routes were found");
        foreach (string route in routes)
        {
            string path = route.Replace("{path}", "depth", StringComparison.Ordinal).Replace("{number:int}", "1", StringComparison.Ordinal).Replace("{id:int}", "1", StringComparison.Ordinal);
            using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "clara"), KeyValuePair.Create("pin", "271828"), KeyValuePair.Create("again", "271828"), KeyValuePair.Create("role", "Admin")]);
            HttpResponseMessage answer = await browser.SendAsync(HttpMethod.Post, path, form);
            Assert.True((int)answer.StatusCode is 400, $"{path} answered {(int)answer.StatusCode}");
        }

        Assert.Empty(stage.Daemon.Requests);
        Assert.Empty(stage.Daemon.Commands);
    }

    [Fact]
    public async Task A_token_of_another_browser_is_none()
    {
        using var stage = new ConsoleStage();
        using Browser victim = await stage.OpenAsync("ada");
        using Browser other = stage.Open();
        string html = await other.ReadAsync("/sign-in");
        string token = html.Split("anti-forgery\" content=\"")[1].Split('"')[0];
        Assert.NotEmpty(token);
        stage.Daemon.Requests.Clear();
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("name", "clara"), KeyValuePair.Create("__RequestVerificationToken", token)]);
        Assert.Equal(400, (int)(await victim.SendAsync(HttpMethod.Post, "/users/disable", form)).StatusCode);
        Assert.Empty(stage.Daemon.Requests);
    }

    [Fact]
    public async Task What_programs_post_is_json_which_other_sites_may_not_send()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        using var plain = new StringContent("{\"name\":\"clara\",\"pin\":\"271828\"}", Encoding.UTF8, "text/plain");
        Assert.Equal(400, (int)(await browser.SendAsync(HttpMethod.Post, "/api/sign-in", plain)).StatusCode);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method == "users.check");
        Assert.Equal(204, (int)(await browser.PostJsonAsync("/api/sign-in", "{\"name\":\"clara\",\"pin\":\"271828\"}")).StatusCode);
    }
}
