using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MesoInjector.Console.Network;
using MesoInjector.Console.Seats;
using MesoInjector.Console.Tests.Stage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Tests.Surface;

/// <summary>Over the clinic's network one looks after signing in, and stops.</summary>
public sealed class NetworkTests
{
    private static readonly HashSet<string> Allowed = ["/sign-in", "/sign-out", "/stop", "/api/stop", "/api/sign-in", "/api/sign-out"];

    [Fact]
    public async Task Nothing_can_be_posted_but_signing_in_and_out_and_stop()
    {
        using var stage = new ConsoleStage(simulated: true);
        using Browser browser = await stage.OpenAsync("ada", network: true);
        stage.Daemon.Requests.Clear();
        int refused = 0;
        foreach (RouteEndpoint endpoint in stage.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true))
        {
            string route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (Allowed.Contains(route))
                continue;
            string path = System.Text.RegularExpressions.Regex.Replace(route, "\\{[^}]+\\}", "1", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            HttpResponseMessage answer = await browser.PostAsync("/menu", path, ("name", "Arm"), ("id", $"{Guid.NewGuid()}"));
            Assert.True((int)answer.StatusCode is 403 or 404, $"{path} answered {(int)answer.StatusCode}");
            refused++;
        }

        Assert.True(refused > 30, "addresses were found");
        Assert.Empty(stage.Daemon.Commands);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method is not ("about" or "users" or "bench.status"));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_are_refused(string method)
    {
        using var stage = new ConsoleStage();
        using Browser browser = await stage.OpenAsync("ada", network: true);
        Assert.Equal(403, (int)(await browser.SendAsync(new HttpMethod(method), "/records")).StatusCode);
    }

    [Theory]
    [InlineData("/", 302)]
    [InlineData("/records", 302)]
    [InlineData("/live", 401)]
    [InlineData("/api/status", 401)]
    [InlineData("/api/records", 401)]
    [InlineData("/sign-in", 200)]
    [InlineData("/health", 200)]
    public async Task Before_signing_in_nothing_is_shown(string path, int status)
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open(network: true);
        Assert.Equal(status, (int)(await browser.SendAsync(HttpMethod.Get, path)).StatusCode);
    }

    [Fact]
    public async Task Stop_needs_no_sign_in_there_either()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open(network: true);
        Assert.Equal(200, (int)(await browser.SendAsync(HttpMethod.Post, "/stop")).StatusCode);
        Assert.Equal(200, (int)(await browser.SendAsync(HttpMethod.Post, "/api/stop")).StatusCode);
        Assert.Equal(["Stop", "Stop"], stage.Daemon.Commands);
    }

    [Fact]
    public async Task Signing_in_there_does_not_take_the_seat_of_the_device()
    {
        using var stage = new ConsoleStage();
        using Browser device = await stage.OpenAsync("clara");
        using Browser office = await stage.OpenAsync("quinn", network: true);
        Assert.Equal("clara", stage.Service<Seat>().Taken?.Name);
        Assert.Equal(["signIn", "users.check"], stage.Daemon.Requests.Select(request => request.Method).Where(method => method is "signIn" or "users.check"));
        Assert.Contains("view only", await office.ReadAsync("/menu"), StringComparison.Ordinal);
        Assert.Contains("clara · clinician", await device.ReadAsync("/menu"), StringComparison.Ordinal);
        await office.SubmitAsync("/menu", "/sign-out");
        Assert.Equal("clara", stage.Service<Seat>().Taken?.Name);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method == "signOut");
    }

    [Fact]
    public async Task What_is_said_to_those_who_look_is_not_shown_at_the_device()
    {
        using var stage = new ConsoleStage();
        using Browser office = stage.Open(network: true);
        await office.PostAsync("/sign-in", "/sign-in", ("name", "mallory"), ("pin", "000000"));
        using Browser device = stage.Open();
        Assert.DoesNotContain("do not belong together", await device.ReadAsync("/sign-in"), StringComparison.Ordinal);
        Assert.Contains("do not belong together", await office.ReadAsync("/sign-in"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signed_in_to_look_gives_no_commands_at_the_device_either()
    {
        using var stage = new ConsoleStage();
        using Browser device = await stage.OpenAsync("clara");
        using Browser program = stage.Open();
        await program.PostJsonAsync("/api/sign-in", "{\"name\":\"quinn\",\"pin\":\"271828\"}");
        HttpResponseMessage answer = await program.PostAsync("/menu", "/command", ("name", "Arm"), ("id", $"{Guid.NewGuid()}"));
        Assert.Equal(401, (int)answer.StatusCode);
        Assert.Empty(stage.Daemon.Commands);
        await device.PostAsync("/menu", "/command", ("name", "Arm"), ("id", $"{Guid.NewGuid()}"));
        Assert.Equal(["Arm"], stage.Daemon.Commands);
    }

    [Fact]
    public async Task It_is_served_encrypted_with_the_certificate_that_was_given_and_marked_as_the_network()
    {
        string folder = Directory.CreateTempSubdirectory("meso-tls-").FullName;
        string file = Path.Combine(folder, "console.pfx");
        using X509Certificate2 made = SelfSigned();
        await File.WriteAllBytesAsync(file, made.Export(X509ContentType.Pfx, "secret"), TestContext.Current.CancellationToken);
        string password = Path.Combine(folder, "password");
        await File.WriteAllTextAsync(password, "secret\n", TestContext.Current.CancellationToken);
        var options = new ConsoleOptions
        {
            SocketPath = Path.Combine(folder, "nobody"),
            Address = new IPEndPoint(IPAddress.Loopback, 0),
            Network = new NetworkOptions(new IPEndPoint(IPAddress.Loopback, 0), file, PasswordFile: password),
        };
        WebApplication app = ConsoleProgram.Build(options);
        await app.StartAsync(TestContext.Current.CancellationToken);
        try
        {
            string local = Assert.Single(app.Urls, url => url.StartsWith("http:", StringComparison.Ordinal));
            string network = Assert.Single(app.Urls, url => url.StartsWith("https:", StringComparison.Ordinal));
            using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { made } };
            using var client = new HttpClient(handler);
            Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri(network + "/menu"), TestContext.Current.CancellationToken)).StatusCode);
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(local + "/menu"), TestContext.Current.CancellationToken)).StatusCode);
        }
        finally
        {
            await app.StopAsync(TestContext.Current.CancellationToken);
            ((IDisposable)app).Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_said_and_nothing_is_served()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var options = new ConsoleOptions { SocketPath = "/nowhere/s", Network = new NetworkOptions(new IPEndPoint(IPAddress.Loopback, 0), "/nowhere/console.pfx") };
        Assert.Equal(2, ConsoleProgram.Run(options, output, error, CancellationToken.None));
        Assert.Contains("/nowhere/console.pfx cannot be used", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(output.ToString());
    }

    private static X509Certificate2 SelfSigned()
    {
        using RSA key = RSA.Create(2048);
        var request = new CertificateRequest("CN=meso", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
    }
}
