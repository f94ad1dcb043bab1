using MesoInjector.Control.Devices;
using MesoInjector.Control.Quantities;
using MesoInjector.Control.Sensing;

namespace MesoInjector.Control.Tests.Sensing;

[Requirement("SR-009")]
public sealed class ContactMonitorTests
{
    private int _now;

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    [InlineData(5000, true)]
    [InlineData(5001, false)]
    public void A_force_within_its_window_is_steady_after_fifty_milliseconds(int millinewtons, bool steady)
    {
        var contact = new ContactMonitor();
        See(contact, millinewtons, 50);
        Assert.False(contact.Steady);
        See(contact, millinewtons, 1);
        Assert.Equal(steady, contact.Steady);
    }

    [Fact]
    public void One_cycle_outside_the_window_begins_the_count_anew()
    {
        var contact = new ContactMonitor();
        See(contact, 2000, 60);
        See(contact, 5001, 1);
        Assert.False(contact.Steady);
        See(contact, 2000, 50);
        Assert.False(contact.Steady);
        See(contact, 2000, 1);
        Assert.True(contact.Steady);
    }

    [Theory]
    [InlineData(149, true, false)]
    [InlineData(150, false, false)]
    [InlineData(8000, false, false)]
    [InlineData(8001, false, true)]
    [InlineData(-500, true, false)]
    public void Lift_off_and_too_much_force_are_seen_in_the_same_cycle(int millinewtons, bool lost, bool tooHard)
    {
        var contact = new ContactMonitor();
        See(contact, 2000, 60);
        See(contact, millinewtons, 1);
        Assert.Equal((lost, tooHard), (contact.Lost, contact.TooHard));
    }

    [Fact]
    public void A_force_that_was_not_read_is_no_contact()
    {
        var contact = new ContactMonitor();
        Assert.True(contact.Lost);
        See(contact, 2000, 60);
        contact.Update(MonotonicTime.FromMicroseconds(++_now * 1000L), new AnalogReading { Contact = AppliedForce.FromMillinewtons(2000) });
        Assert.True(contact.Lost && !contact.Steady && !contact.TooHard);
        Assert.Equal(AppliedForce.Zero, contact.Force);
    }

    private void See(ContactMonitor contact, int millinewtons, int cycles)
    {
        for (int i = 0; i < cycles; i++)
            contact.Update(MonotonicTime.FromMicroseconds(++_now * 1000L), new AnalogReading { Valid = true, Contact = AppliedForce.FromMillinewtons(millinewtons) });
    }
}
