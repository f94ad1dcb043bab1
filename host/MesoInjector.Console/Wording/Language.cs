using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Wording;

/// <summary>The language of a page: chosen on the screen, otherwise the browser's, otherwise the first there is.</summary>
public static class Language
{
    /// <summary>Where the choice is kept.</summary>
    public const string Cookie = "language";

    /// <summary>The words for a request.</summary>
    public static Words Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.Request.Cookies[Cookie] is { } chosen && Words.Languages.Contains(chosen))
            return Words.In(chosen);
        string asked = context.Request.Headers.AcceptLanguage.ToString();
        return Words.In(asked.Length >= 2 ? asked[..2] : null);
    }
}
