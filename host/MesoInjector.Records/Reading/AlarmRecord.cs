using MesoInjector.Control.Alarms;

namespace MesoInjector.Records.Reading;

/// <summary>An alarm and what cleared it.</summary>
/// <param name="Alarm">Which; its words are in <see cref="AlarmCatalogue"/>.</param>
/// <param name="Raised">When it began.</param>
/// <param name="Acknowledged">When someone acknowledged it; null where nobody did.</param>
/// <param name="AcknowledgedBy">Who did.</param>
/// <param name="Clearing">What makes this alarm go away.</param>
public sealed record AlarmRecord(AlarmId Alarm, RecordedTime Raised, RecordedTime? Acknowledged, UserStamp AcknowledgedBy, AlarmClearing Clearing);
