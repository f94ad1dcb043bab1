using MesoInjector.Console.Screens.Operate;
using MesoInjector.Console.Wording;
using MesoInjector.Control;
using MesoInjector.Control.Alarms;
using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Records;
using MesoInjector.Control.Servicing;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Console.Tests.Operate;

/// <summary>What the device says has words in every language.</summary>
public sealed class OperateWordsTests
{
    private static readonly Words German = Words.In("de");

    public static TheoryData<string> Languages => [.. Words.Languages];

    [Fact]
    public void Every_alarm_speaks_German_in_its_title_what_was_done_and_every_step()
    {
        foreach (AlarmDefinition alarm in AlarmCatalogue.All)
        {
            Assert.NotEqual(alarm.Title, AlarmWords.Title(alarm.Id, German));
            Assert.NotEqual(alarm.DeviceDid, AlarmWords.DeviceDid(alarm, German));
            Assert.DoesNotContain(AlarmWords.Remedy(alarm, German), step => alarm.Remedy.Contains(step));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_check_of_the_self_test_has_a_short_name_and_German_what_to_do(string language)
    {
        foreach (SelfTestItem item in SelfTestItem.All)
        {
            Assert.InRange(Words.In(language)[$"check.{item.Name}"].Length, 1, 30);
            Assert.NotEqual(item.Remedy, German.Or($"remedy.{item.Remedy}", item.Remedy));
        }
    }

    [Fact]
    public void Every_refusal_has_a_German_head_and_keeps_the_numbers_the_device_said()
    {
        foreach (RefusalCode code in Enum.GetValues<RefusalCode>().Where(code => code != RefusalCode.None))
        {
            var refusal = new Refusal(code, "3.70 mm is the largest.", "Choose less.");
            Assert.EndsWith(" (3.70 mm is the largest.)", RefusalText.Words(refusal, German), StringComparison.Ordinal);
            Assert.NotEqual("Choose less.", RefusalText.Remedy(refusal, German));
            Assert.Equal(("3.70 mm is the largest.", "Choose less."), (RefusalText.Words(refusal, Words.In("en")), RefusalText.Remedy(refusal, Words.In("en"))));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Everything_a_technician_reads_has_words(string language)
    {
        HashSet<string> known = [.. Words.In(language).Keys];
        Assert.Subset(known, (HashSet<string>)[.. Enum.GetNames<GuardianMode>().Select(name => $"guardian.{name}")]);
        Assert.Subset(known, (HashSet<string>)[.. Enum.GetNames<GuardianTrip>().Select(name => $"trip.{name}")]);
        Assert.Subset(known, (HashSet<string>)[.. Enum.GetNames<SyringeCode>().Select(name => $"holder.{name}")]);
        Assert.Subset(known, (HashSet<string>)[.. Enum.GetNames<ServiceMove>().Select(name => $"move.{name}")]);
        Assert.Subset(known, (HashSet<string>)[.. Enum.GetNames<ServiceHold>().Select(name => $"drive.hold.{name}")]);
    }

    [Theory]
    [InlineData(InjectionOutcome.Completed, AlarmId.EmergencyStop, "Punkt 7: 39,8 µL, vollständig", "good")]
    [InlineData(InjectionOutcome.Aborted, AlarmId.PedalReleased, "Punkt 7: 39,8 von 40,0 µL, abgebrochen", "bad")]
    [InlineData(InjectionOutcome.Interrupted, AlarmId.EmergencyStop, "Punkt 7: abgebrochen, höchstens 41,5 µL", "bad")]
    [InlineData(InjectionOutcome.Refused, AlarmId.TooSoon, "Punkt 7: verweigert, nichts gegeben", "bad")]
    [InlineData(InjectionOutcome.NotUsed, AlarmId.EmergencyStop, "Punkt 7: abgehoben, nichts gegeben", "")]
    [InlineData(InjectionOutcome.None, AlarmId.EmergencyStop, "", "")]
    public void The_last_injection_is_told_in_a_line_with_a_decimal_comma(InjectionOutcome outcome, AlarmId alarm, string line, string kind)
    {
        LastInjection last = Last(outcome, alarm);
        Assert.Equal(line, Verdict.Of(last, German));
        Assert.Equal(kind, Verdict.KindOf(last));
    }

    private static LastInjection Last(InjectionOutcome outcome, AlarmId alarm) => new(
        new AuthorisationId(3), 7, outcome, Dose.FromNanolitres(40_000), FluidVolume.FromNanolitres(39_800), FluidVolume.FromNanolitres(41_500), alarm);
}
