using System.Text.Json.Nodes;
using MesoInjector.Documents.Fhir;
using MesoInjector.Records.Reading;
using NJsonSchema;

namespace MesoInjector.Documents.Tests;

/// <summary>The bundle against HL7's own schema (the part of it that is used; <c>Fhir/subset.py</c> makes it).</summary>
public sealed class FhirBundleTests(PlayedSession played) : IClassFixture<PlayedSession>
{
    private static readonly Lazy<JsonSchema> Schema = new(() =>
        JsonSchema.FromJsonAsync(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fhir", "fhir-r4.schema.json"))).GetAwaiter().GetResult());

    [Fact]
    public void The_bundle_is_valid_FHIR_R4()
    {
        Assert.True(IsValid(FhirBundle.Of(played.Real)));
        Assert.True(IsValid(FhirBundle.Of(played.Simulated)));
        Assert.True(IsValid(FhirBundle.Of(played.Real with { Ending = SessionEnding.Open, Ended = null, Calibrations = null, Versions = null, Consumables = [] })));
    }

    public static TheoryData<string, Action<JsonObject>> Mistakes => new()
    {
        { "unknown type", bundle => bundle["type"] = "pile" },
        { "unknown field", bundle => bundle["patient"] = "x" },
        { "unknown resource", bundle => Resource(bundle, 0)["resourceType"] = "Client" },
        { "bad status", bundle => Resource(bundle, 4)["status"] = "well" },
        { "bad date", bundle => bundle["timestamp"] = "yesterday" },
        { "text for a number", bundle => Resource(bundle, 4)["valueQuantity"]!["value"] = "40" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_schema_finds_mistakes(string mistake, Action<JsonObject> make)
    {
        JsonObject bundle = FhirBundle.Of(played.Real);
        make(bundle);
        Assert.False(IsValid(bundle), mistake);
    }

    [Fact]
    public void Every_reference_leads_to_an_entry_and_the_doses_add_up()
    {
        JsonObject bundle = FhirBundle.Of(played.Real);
        HashSet<string> urls = [.. bundle["entry"]!.AsArray().Select(entry => entry!["fullUrl"]!.GetValue<string>())];
        Assert.Equal(4 + 6, urls.Count);
        Assert.All(References(bundle), reference => Assert.Contains(reference, urls));
        double observed = Resources(bundle, "Observation").Sum(observation => observation["valueQuantity"]!["value"]!.GetValue<double>());
        double total = Resources(bundle, "MedicationAdministration").Single()["dosage"]!["dose"]!["value"]!.GetValue<double>();
        Assert.Equal(total * 1000, observed, 3);
        Assert.Equal(played.Real.Estimated.Nanolitres / 1e6, total, 6);
    }

    [Fact]
    public void The_patient_is_a_code_and_a_year_and_nothing_else()
    {
        JsonObject patient = Resources(FhirBundle.Of(played.Real), "Patient").Single();
        Assert.Equal(["birthDate", "identifier", "resourceType"], patient.Select(field => field.Key).Order());
        Assert.Equal("1980", patient["birthDate"]!.GetValue<string>());
    }

    [Fact]
    public void What_was_simulated_is_marked_as_test_data_everywhere_and_the_same_session_gives_the_same_bundle()
    {
        JsonObject bundle = FhirBundle.Of(played.Simulated);
        Assert.All(bundle["entry"]!.AsArray(), entry => Assert.Equal("HTEST", entry!["resource"]!["meta"]!["tag"]![0]!["code"]!.GetValue<string>()));
        Assert.Null(FhirBundle.Of(played.Real)["meta"]);
        Assert.Equal(bundle.ToJsonString(), FhirBundle.Of(played.Simulated).ToJsonString());
    }

    private static bool IsValid(JsonObject bundle) => Schema.Value.Validate(bundle.ToJsonString()).Count == 0;

    private static JsonObject Resource(JsonObject bundle, int index) => bundle["entry"]![index]!["resource"]!.AsObject();

    private static IEnumerable<JsonObject> Resources(JsonObject bundle, string type) =>
        bundle["entry"]!.AsArray().Select(entry => entry!["resource"]!.AsObject()).Where(resource => resource["resourceType"]!.GetValue<string>() == type);

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject found => found.SelectMany(field => field.Key == "reference" ? [field.Value!.GetValue<string>()] : References(field.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };
}
