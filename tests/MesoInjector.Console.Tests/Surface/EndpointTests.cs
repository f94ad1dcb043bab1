using System.Text.RegularExpressions;
using MesoInjector.Console.Live;
using MesoInjector.Console.Tests.Stage;
using MesoInjector.Control;
using MesoInjector.Control.Machine;
using Microsoft.AspNetCore.Routing;

namespace MesoInjector.Console.Tests.Surface;

/// <summary>Every address of the console, and what it may do. Whoever adds one says here why it cannot move a needle.</summary>
public sealed partial class EndpointTests
{
    /// <summary>The only addresses that take anything.</summary>
    private static readonly Dictionary<string, string> Posts = new()
    {
        ["/stop"] = "stops",
        ["/command"] = "an operator's command: those below, none of which takes the tip out of the nose",
        ["/sign-in"] = "who sits there",
        ["/sign-out"] = "who sits there",
        ["/touch"] = "somebody is there: the lock waits",
        ["/language"] = "a cookie",
        ["/display"] = "a cookie",
        ["/service/target"] = "prepares where an axis shall go; it goes while key and pedal are held, and not otherwise",
        ["/service/box"] = "saves what the device remembers",
        ["/bench/do"] = "hands and workplace of a virtual gun; a real daemon is not asked",
        ["/bench/run"] = "a scenario in a process of its own",
        ["/bench/run/stop"] = "ends such a process",
        ["/prepare/patient"] = "what is typed of a session",
        ["/prepare/protocol"] = "what is typed of a session",
        ["/prepare/protocol/change"] = "what is typed of a session",
        ["/prepare/plan"] = "what is painted of a session",
        ["/prepare/consumables"] = "what is typed of a session",
        ["/prepare/checklist"] = "what is ticked of a session",
        ["/prepare/discard"] = "throws that away",
        ["/prepare/open"] = "opens the session, in which the pedal is dead until it is armed",
        ["/screening"] = "answers to questions",
        ["/screening/answer"] = "an answer to a question",
        ["/review/sign"] = "a signature",
        ["/users/first"] = "the first user",
        ["/users/add"] = "a user",
        ["/users/pin"] = "a PIN",
        ["/users/role"] = "a role",
        ["/users/disable"] = "a user",
        ["/records/check"] = "reads the record",
        ["/records/check/end"] = "ends the reading",
        ["/calibrate/{path}/drive"] = "a service function, and prepares where an axis shall go; it goes while key and pedal are held, and not otherwise",
        ["/calibrate/{path}/begin"] = "what is calibrated",
        ["/calibrate/{path}/take"] = "a number that was read",
        ["/calibrate/{path}/undo"] = "takes a number back",
        ["/calibrate/{path}/paste"] = "numbers that were read",
        ["/calibrate/{path}/discard"] = "throws numbers away",
        ["/calibrate/{path}/sign"] = "a signature",
        ["/calibrate/kept/{number:int}/bad"] = "a mark",
        ["/api/stop"] = "stops",
        ["/api/sign-in"] = "lets a program read",
        ["/api/sign-out"] = "ends that",
        ["/api/runs"] = "a scenario in a process of its own",
        ["/api/runs/{id:int}/stop"] = "ends such a process",
    };

    /// <summary>The commands a browser can give. All others are given by no address.</summary>
    private static readonly HashSet<string> Given =
    [
        nameof(OperatorCommand.ConfirmSyringe), nameof(OperatorCommand.ConfirmNeedle), nameof(OperatorCommand.StartTouchOff), nameof(OperatorCommand.FinishPriming), nameof(OperatorCommand.Arm),
        nameof(OperatorCommand.Disarm), nameof(OperatorCommand.SkipPoint), nameof(OperatorCommand.RepeatPoint), nameof(OperatorCommand.Pause), nameof(OperatorCommand.Resume), nameof(OperatorCommand.ChangeSyringe),
        nameof(OperatorCommand.ChangeNeedle), nameof(OperatorCommand.EndSession), nameof(OperatorCommand.CloseSession), nameof(OperatorCommand.Acknowledge), nameof(OperatorCommand.Silence), nameof(OperatorCommand.Restart),
        nameof(OperatorCommand.Unlock), nameof(OperatorCommand.ShutDown), nameof(OperatorCommand.CalibrateDepth), nameof(OperatorCommand.Maintain), nameof(OperatorCommand.LeaveService),
    ];

    private static readonly string[] NeedleOut = [nameof(InjectorState.Injecting), nameof(InjectorState.Inserting), nameof(InjectorState.Dispensing), nameof(InjectorState.Dwelling), nameof(InjectorState.Withdrawing)];

    [Fact]
    public void Every_address_that_takes_anything_is_in_the_list_of_what_it_may_do()
    {
        using var stage = new ConsoleStage();
        HashSet<string> seen = [];
        foreach (RouteEndpoint endpoint in stage.Endpoints)
        {
            string route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
            IReadOnlyList<string> methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? [];
            bool page = endpoint.Metadata.Any(item => item.GetType().Name == "ComponentTypeMetadata");
            if (page || methods.All(method => method == "GET"))
                continue;
            Assert.Equal(["POST"], methods);
            Assert.True(Posts.ContainsKey(route), $"{route} takes something, and nobody has said why it cannot move a needle");
            seen.Add(route);
        }

        Assert.Equal(Posts.Keys.Order(), seen.Order());
    }

    [Fact]
    public async Task Pages_change_nothing_when_something_is_posted_to_them()
    {
        using var stage = new ConsoleStage();
        using Browser browser = await stage.OpenAsync("clara");
        stage.Daemon.Requests.Clear();
        foreach (RouteEndpoint page in stage.Endpoints.Where(endpoint => endpoint.Metadata.Any(item => item.GetType().Name == "ComponentTypeMetadata")))
        {
            string path = "/" + page.RoutePattern.RawText!.TrimStart('/').Replace("{Number:long}", "1", StringComparison.Ordinal).Replace("{Number:int}", "1", StringComparison.Ordinal);
            await browser.PostAsync("/menu", path.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), ("name", "x"));
        }

        Assert.Empty(stage.Daemon.Commands);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method is not ("about" or "users" or "who" or "calibration.work" or "bench.status"));
    }

    [Fact]
    public async Task Browsers_give_the_listed_commands_and_no_others()
    {
        using var stage = new ConsoleStage();
        using Browser browser = await stage.OpenAsync("clara");
        string[] every = [.. typeof(OperatorCommand).GetNestedTypes().Where(type => type.IsSubclassOf(typeof(OperatorCommand))).Select(type => type.Name)];
        Assert.True(every.Length > Given.Count, "no command is left out");
        foreach (string command in every)
            await browser.PostAsync("/menu", "/command", ("name", command), ("id", $"{Guid.NewGuid()}"), ("fillNl", "1000000"));
        Assert.Equal(Given.Order(), stage.Daemon.Commands.Distinct().Order());
    }

    /// <summary>In the machine's own graph, which the architecture tests hold to the code, what buttons stand for never leads to where the needle goes out. The pedal does.</summary>
    [Fact]
    public void No_button_leads_to_a_state_in_which_the_needle_is_out()
    {
        string[] buttons = [.. Offers.Triggers.Select(trigger => trigger.ToString())];
        (string To, string Trigger)[] ways = [.. Edge().Matches(File.ReadAllText(Repository.File("docs/state-diagram.md"))).Select(edge => (edge.Groups["to"].Value, edge.Groups["trigger"].Value))];
        Assert.Contains((nameof(InjectorState.Inserting), nameof(InjectorTrigger.PedalPressed)), ways);
        Assert.Contains(ways, way => way.Trigger == nameof(InjectorTrigger.Arm));
        Assert.DoesNotContain(ways, way => NeedleOut.Contains(way.To) && buttons.Contains(way.Trigger));
    }

    [Fact]
    public async Task A_real_device_is_not_asked_for_hands()
    {
        using var stage = new ConsoleStage(simulated: false);
        using Browser browser = await stage.OpenAsync("clara");
        stage.Daemon.Requests.Clear();
        HttpResponseMessage answer = await browser.PostAsync("/menu", "/bench/do", ("method", "bench.pedal"), ("arguments", "{\"down\":true}"));
        Assert.Equal(404, (int)answer.StatusCode);
        Assert.DoesNotContain(stage.Daemon.Requests, request => request.Method.StartsWith("bench.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stop_is_given_by_anyone_with_nothing()
    {
        using var stage = new ConsoleStage();
        using Browser browser = stage.Open();
        Assert.Equal(200, (int)(await browser.SendAsync(HttpMethod.Post, "/stop")).StatusCode);
        Assert.Equal(200, (int)(await browser.SendAsync(HttpMethod.Post, "/api/stop")).StatusCode);
        Assert.Equal(["Stop", "Stop"], stage.Daemon.Commands);
    }

    [Fact]
    public async Task Stop_is_given_while_the_screen_is_locked()
    {
        using var stage = new ConsoleStage();
        using Browser browser = await stage.OpenAsync("clara");
        stage.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(200, (int)(await browser.SendAsync(HttpMethod.Post, "/stop")).StatusCode);
        Assert.Equal(["Stop"], stage.Daemon.Commands);
    }

    [GeneratedRegex(@"^\s*(?<from>\w+) --> (?<to>\w+) : (?<trigger>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Edge();
}
