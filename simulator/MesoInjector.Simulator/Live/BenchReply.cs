using System.Text.Json.Nodes;
using MesoInjector.Control.Treatment;

namespace MesoInjector.Simulator.Live;

/// <summary>What became of a request to the bench: a result, or why not.</summary>
/// <param name="Result">What it gave; null where it was refused.</param>
/// <param name="Refusal">Why nothing was done; null where it was.</param>
internal sealed record BenchReply(JsonObject? Result, Refusal? Refusal)
{
    public static BenchReply Refuse(RefusalCode code, string words, string remedy) => new(Result: null, new Refusal(code, words, remedy));
}
