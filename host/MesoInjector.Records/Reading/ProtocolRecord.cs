using MesoInjector.Control.Quantities;

namespace MesoInjector.Records.Reading;

/// <summary>The protocol as it was on the day, whatever its file says now.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Title">What people read.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="ContentHash">SHA-256 of <paramref name="Text"/> in UTF-8, 64 lower-case hexadecimal digits.</param>
/// <param name="Text">All of it, one "name: value" a line, units in the names.</param>
/// <param name="Depth">Needle extension beyond the nose plane.</param>
/// <param name="Dose">Dose at each point.</param>
/// <param name="PointLimit">The most a point may take in a session.</param>
/// <param name="SessionLimit">The most the session may deliver.</param>
/// <param name="Needle">The needle type, such as "30G x 4 mm".</param>
/// <param name="Syringe">The syringe type, such as "3 mL".</param>
public sealed record ProtocolRecord(
    string Name, string Title, int Version, string ContentHash, string Text, NeedleDepth Depth, Dose Dose, FluidVolume PointLimit,
    FluidVolume SessionLimit, string Needle, string Syringe);
