namespace MesoInjector.Documents.Treatment;

/// <summary>A language of the aftercare sheet.</summary>
public enum SheetLanguage : byte
{
    /// <summary>English.</summary>
    English = 0,

    /// <summary>German.</summary>
    German,
}

/// <summary>The words of the aftercare sheet in one language.</summary>
/// <param name="Code">Of the language, as HTML has it.</param>
/// <param name="Title">Heading.</param>
/// <param name="Intro">What was done; {0} is the day.</param>
/// <param name="Advice">What to do and leave, most pressing first.</param>
/// <param name="Normal">What is to be expected.</param>
/// <param name="CallTitle">When to call.</param>
/// <param name="Call">What for.</param>
/// <param name="Phone">Before the line for the clinic's number.</param>
/// <param name="Next">Before the line for the next appointment; {0} is the interval in days.</param>
/// <param name="Last">In its place after the last session.</param>
/// <param name="Simulated">What a simulated one says.</param>
internal sealed record AftercareWords(
    string Code, string Title, string Intro, IReadOnlyList<string> Advice, string Normal, string CallTitle, IReadOnlyList<string> Call, string Phone, string Next,
    string Last, string Simulated)
{
    private static readonly AftercareWords English = new(
        "en", "After your treatment",
        "On {0} your scalp was treated with small injections just under the skin. Please keep to the following.",
        [
            "Leave the scalp alone until any bleeding has stopped; do not rub or scratch.",
            "Do not wash or shower the scalp for 12 hours. Shampoo again from the next day.",
            "No hair dye, spray, gel or other product on the scalp until the next day.",
            "Stay out of strong sun for 2 days, and cover your head outside.",
            "No sauna, swimming or heavy exercise until tomorrow.",
        ],
        "Small red dots, slight swelling, tenderness or a few scabs are normal and go within days.",
        "Call us at once if you notice",
        [
            "swelling of face or throat, trouble breathing, dizziness or a rash all over: call the emergency number first",
            "pain, redness or warmth that grows after the second day, or pus or fever",
            "skin that turns white, blue or numb at a treated place",
        ],
        "Clinic, day and night:", "Next session after {0} days, on:", "This was the last session of the course. Check-up on:",
        "SIMULATION: nobody was treated.");

    private static readonly AftercareWords German = new(
        "de", "Nach Ihrer Behandlung",
        "Am {0} wurde Ihre Kopfhaut mit kleinen Injektionen knapp unter der Haut behandelt. Bitte beachten Sie Folgendes.",
        [
            "Lassen Sie die Kopfhaut in Ruhe, bis nichts mehr blutet; nicht reiben, nicht kratzen.",
            "12 Stunden lang den Kopf nicht waschen und nicht duschen. Shampoo erst wieder am nächsten Tag.",
            "Bis zum nächsten Tag keine Haarfarbe, kein Spray, Gel oder anderes Mittel auf die Kopfhaut.",
            "2 Tage lang starke Sonne meiden und den Kopf im Freien bedecken.",
            "Bis morgen keine Sauna, kein Schwimmbad, kein anstrengender Sport.",
        ],
        "Kleine rote Punkte, leichte Schwellung, Druckschmerz oder einzelne Krusten sind normal und vergehen in wenigen Tagen.",
        "Rufen Sie uns sofort an bei",
        [
            "Schwellung von Gesicht oder Hals, Atemnot, Schwindel oder Ausschlag am ganzen Körper: zuerst den Notruf wählen",
            "Schmerz, Rötung oder Wärme, die nach dem zweiten Tag zunimmt, oder Eiter oder Fieber",
            "Haut, die an einer behandelten Stelle weiß, blau oder taub wird",
        ],
        "Praxis, Tag und Nacht:", "Nächste Sitzung nach {0} Tagen, am:", "Das war die letzte Sitzung der Behandlung. Kontrolle am:",
        "SIMULATION: Niemand wurde behandelt.");

    public static AftercareWords In(SheetLanguage language) => language == SheetLanguage.German ? German : English;
}
