using MesoInjector.Control.Alarms;

namespace MesoInjector.Records.Reading;

/// <summary>Something that was refused.</summary>
/// <param name="When">When.</param>
/// <param name="Who">Who was signed in.</param>
/// <param name="Point">The point concerned; 0 for none.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Words">What was refused and why.</param>
/// <param name="Remedy">What to do.</param>
/// <param name="Alarm">The interlock that refused; <c>default</c> for none.</param>
public sealed record RefusalRecord(RecordedTime When, UserStamp Who, int Point, string Code, string Words, string Remedy, AlarmId Alarm);
