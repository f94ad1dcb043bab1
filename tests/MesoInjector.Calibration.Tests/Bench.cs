using MesoInjector.Calibration.Entry;
using MesoInjector.Calibration.Procedures;
using MesoInjector.Simulator.CalibrationBench;

namespace MesoInjector.Calibration.Tests;

/// <summary>Calibrations done on the virtual bench.</summary>
internal static class Bench
{
    public static readonly DateOnly Today = new(2026, 11, 3);

    public static CalibrationSubject Subject(CalibrationKind kind, string part = "") => VirtualInstrument.Subject(kind, part, Today, "test");

    /// <summary>All readings, some of them spoilt.</summary>
    public static CalibrationWork Done(CalibrationSubject subject, ulong seed, Func<int, ReadingStep, double, double>? spoil = null) => Done(subject, new VirtualInstrument(subject, seed), spoil);

    public static CalibrationWork Done(CalibrationSubject subject, VirtualInstrument instrument, Func<int, ReadingStep, double, double>? spoil = null)
    {
        CalibrationWork work = CalibrationWork.Begin(subject, out IReadOnlyList<Finding> problems) ?? throw new InvalidOperationException(string.Join(" ", problems));
        while (work.Next is { } step)
        {
            double read = instrument.Read(step);
            work = work.Take(spoil?.Invoke(work.Readings.Count, step, read) ?? read, out Finding? problem) ?? throw new InvalidOperationException(problem!.ToString());
        }

        return work;
    }

    public static Analysis Analysed(CalibrationKind kind, Func<int, ReadingStep, double, double>? spoil = null, string part = "", ulong seed = 1) => Done(Subject(kind, part), seed, spoil).Analyse()!;

    public static IProcedure Procedure(CalibrationKind kind) => ProcedureList.Of(kind);
}
