using MesoInjector.Control.Machine;
using Microsoft.Playwright;

namespace MesoInjector.Browser.Tests.Stage;

/// <summary>Somebody at the screen of a virtual device: what a clinician, a technician or QA does, by what is written on the buttons.</summary>
public sealed class Person(IPage page, VirtualDevice device)
{
    /// <summary>The PINs of the bench's users.</summary>
    public static IReadOnlyDictionary<string, string> Pins { get; } = new Dictionary<string, string> { ["ada"] = "161803", ["clara"] = "271828", ["tom"] = "314159", ["quinn"] = "141421" };

    /// <summary>The page in the browser.</summary>
    public IPage Page => page;

    /// <summary>Goes to a page by its address, as F5 does.</summary>
    public async Task GoAsync(string path)
    {
        await page.GotoAsync(device.Url(path));
        await page.WaitForSelectorAsync("#pill[data-state]:not([data-state=''])");
    }

    /// <summary>Signs in as one of the bench's users.</summary>
    public async Task SignInAsync(string name)
    {
        await GoAsync("/sign-in");
        await page.ClickAsync($"form:has(input[type=hidden][name=name][value={name}]) button");
        await Assertions.Expect(page.Locator(".head-who")).ToContainTextAsync(name);
    }

    /// <summary>Presses a button of the bar or of the page, by its words; waits until it is offered.</summary>
    public async Task PressAsync(string words)
    {
        ILocator button = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = words }).First;
        await Assertions.Expect(button).ToBeEnabledAsync();
        await AfterGuardAsync();
        await button.ClickAsync();
    }

    /// <summary>Gives a command by its button.</summary>
    public async Task GiveAsync(string command)
    {
        ILocator button = page.Locator($"button[data-command={command}]:visible").First;
        await Assertions.Expect(button).ToBeEnabledAsync();
        await AfterGuardAsync();
        if (await button.GetAttributeAsync("data-hold") == "1")
            await button.ClickAsync(new LocatorClickOptions { Delay = 1200 });
        else
            await button.ClickAsync();
    }

    /// <summary>Follows a link of the page.</summary>
    public async Task FollowAsync(string link)
    {
        await page.Locator(link).First.WaitForAsync();
        await AfterGuardAsync();
        await page.Locator(link).First.ClickAsync();
        await AfterGuardAsync();
    }

    /// <summary>Arms, if that is not done.</summary>
    public async Task ArmAgainAsync()
    {
        if (device.State == InjectorState.Armed)
            return;
        await GiveAsync("Arm");
        await device.UntilAsync(InjectorState.Armed);
    }

    /// <summary>Goes on to the next step.</summary>
    public async Task NextAsync()
    {
        await Assertions.Expect(page.Locator("#next")).ToBeEnabledAsync();
        await AfterGuardAsync();
        await page.ClickAsync("#next");
    }

    /// <summary>A finger that was on its way is let pass for 300 ms after the screen changes.</summary>
    public Task AfterGuardAsync() => page.WaitForSelectorAsync("#view:not(.guarded)", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });

    /// <summary>Prepares a session up to its review.</summary>
    /// <param name="patient">Code of the patient.</param>
    /// <param name="points">How many points, chosen from the lattice.</param>
    /// <param name="protocol">Which protocol.</param>
    public async Task PrepareAsync(string patient, int points, string protocol = "hair-standard")
    {
        await GoAsync("/prepare/patient");
        await page.FillAsync("input[name=patient]", patient);
        await page.FillAsync("input[name=birthYear]", "1980");
        await NextAsync();
        await page.WaitForURLAsync("**/prepare/protocol");
        await AfterGuardAsync();
        await page.ClickAsync($"button[name=choose][value={protocol}]");
        await page.WaitForSelectorAsync($"button[name=choose][value={protocol}][aria-pressed=true]");
        await NextAsync();
        await page.WaitForURLAsync("**/prepare/plan");
        await PaintAsync(points);
        await NextAsync();
        await page.WaitForURLAsync("**/prepare/consumables*");
        await page.FillAsync("input[name=compound]", "Biotin 5 mg/mL");
        await page.FillAsync("input[name=compoundLot]", "C-117");
        await page.FillAsync("input[name=compoundExpiry]", "2099-12-31");
        await NextAsync();
        await page.FillAsync("input[name=syringeLot]", "S-1");
        await page.FillAsync("input[name=fill]", "0.9");
        await NextAsync();
        await page.FillAsync("input[name=needleLot]", "N-1");
        await NextAsync();
        await page.WaitForURLAsync("**/prepare/checklist");
        await AfterGuardAsync();
        foreach (ILocator tick in await page.Locator("input[type=checkbox]").AllAsync())
            await tick.CheckAsync();
        await NextAsync();
        await page.WaitForURLAsync("**/prepare/review");
    }

    /// <summary>Answers every question with no, one by one.</summary>
    /// <param name="yes">The questions answered with yes.</param>
    public async Task AnswerAsync(params string[] yes)
    {
        await page.WaitForSelectorAsync("form[action='/screening'] input[type=radio]", new PageWaitForSelectorOptions { State = WaitForSelectorState.Attached });
        await AfterGuardAsync();
        while (await page.Locator(".question-group:visible").CountAsync() > 0)
        {
            foreach (ILocator question in await page.Locator(".prep-question:visible").AllAsync())
            {
                string name = (await question.Locator("input").First.GetAttributeAsync("name"))!;
                await question.Locator($"label:has(input[value={(yes.Contains(name) ? "yes" : "no")}])").ClickAsync();
            }

            string before = await page.Locator(".prep-question:visible").First.InnerTextAsync();
            await NextAsync();
            await page.WaitForFunctionAsync("before => { const q = [...document.querySelectorAll('.prep-question')].find(e => e.offsetParent); return !q || q.innerText !== before; }", before);
        }
    }

    /// <summary>From the open session to a needle ready for the first point; the hands are the bench's.</summary>
    public async Task LoadAsync()
    {
        await device.UntilAsync(InjectorState.LoadingSyringe);
        await device.UntilAsync(() => Task.FromResult(device.Seen.Seen.ReadyForSyringe), "the plunger axis stands ready");
        await device.HandsAsync("insertSyringe");
        await GiveAsync("ConfirmSyringe");
        await device.UntilAsync(InjectorState.FittingNeedle);
        await NeedleAsync();
    }

    /// <summary>A new needle, touched off and primed.</summary>
    public async Task NeedleAsync()
    {
        await device.HandsAsync("fitNeedle");
        await GiveAsync("ConfirmNeedle");
        await device.UntilAsync(InjectorState.TouchOff);
        await BenchSession.DockAsync(device);
        await GiveAsync("StartTouchOff");
        await device.UntilAsync(InjectorState.Priming);
        await device.HandsAsync("liftOff");
        await using (new Foot(device))
            await device.UntilSeenAsync(seen => seen.PrimedVolume.Nanolitres >= 70_000, "70 µL pressed out");
        ILocator done = page.Locator("button[data-command=FinishPriming]:visible");
        await device.UntilAsync(async () =>
        {
            if (device.State == InjectorState.Ready)
                return true;
            if (await done.IsEnabledAsync())
                await done.ClickAsync(new LocatorClickOptions { Timeout = 2000 });
            await Task.Delay(300);
            return false;
        }, "priming ends");
    }

    /// <summary>Places the gun on the current point and presses until its dose is in.</summary>
    /// <param name="orRefused">It may be that the device refuses to authorise it.</param>
    public async Task InjectAsync(bool orRefused = false)
    {
        int done = device.Seen.Seen.PointsDone;
        await device.HandsAsync("touchDown", new { newtons = 2 });
        await device.UntilSeenAsync(seen => seen.Authorised || (orRefused && !seen.Refusing.IsEmpty), "the dose is authorised");
        if (device.Seen.Seen.Authorised)
        {
            await using var foot = new Foot(device);
            await device.UntilSeenAsync(seen => seen.PointsDone > done, "the dose is in");
        }

        await device.HandsAsync("liftOff");
        await device.UntilSeenAsync(seen => !seen.ContactSteady, "the gun is off");
    }

    private async Task PaintAsync(int points)
    {
        await page.WaitForSelectorAsync("form.plan[data-started='1']");
        await AfterGuardAsync();
        if (await page.IsEnabledAsync("button[data-do=clear]"))
            await page.ClickAsync("button[data-do=clear]");
        // On a small screen the first touch enlarges the region it falls into.
        for (int tries = 0; tries < points * 3; tries++)
        {
            if (await page.Locator(".plan-place.on").CountAsync() == points)
                return;
            LocatorBoundingBoxResult box = (await page.Locator(".plan-place[data-region=Vertex]:not(.on)").First.BoundingBoxAsync())!;
            await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 2));
            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{await page.Locator(".plan-place.on").CountAsync()} points painted, not {points}");
    }
}
