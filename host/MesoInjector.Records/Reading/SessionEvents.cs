using MesoInjector.Control.Machine;
using MesoInjector.Control.Quantities;

namespace MesoInjector.Records.Reading;

/// <summary>What an operator did.</summary>
/// <param name="When">When.</param>
/// <param name="Who">Who was signed in.</param>
/// <param name="Command">The command's name, such as "Arm".</param>
public sealed record ActionRecord(RecordedTime When, UserStamp Who, string Command);

/// <summary>A change of state.</summary>
/// <param name="When">When.</param>
/// <param name="From">The state left.</param>
/// <param name="To">The state entered.</param>
/// <param name="Trigger">What changed it.</param>
public sealed record StateRecord(RecordedTime When, InjectorState From, InjectorState To, InjectorTrigger Trigger);

/// <summary>A tip that was found.</summary>
/// <param name="When">When.</param>
/// <param name="Offset">How far the tip sits from where a needle of its type has it.</param>
public sealed record TouchOffRecord(RecordedTime When, AxisPosition Offset);

/// <summary>A needle that was filled.</summary>
/// <param name="When">When.</param>
/// <param name="Volume">What it took.</param>
public sealed record PrimingRecord(RecordedTime When, FluidVolume Volume);

/// <summary>Someone set the wall clock, or it was corrected. No time inside a session hangs on it.</summary>
/// <param name="When">When it was noticed.</param>
/// <param name="Step">Forward is positive.</param>
public sealed record ClockStepRecord(RecordedTime When, TimeSpan Step);

/// <summary>The program contradicted itself.</summary>
/// <param name="When">When.</param>
/// <param name="Text">What it said, for service.</param>
public sealed record SoftwareFaultRecord(RecordedTime When, string Text);
