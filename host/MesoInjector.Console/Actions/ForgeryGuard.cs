using MesoInjector.Console.Wording;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Actions;

/// <summary>
/// Whatever changes something has to come from a page of this console: checked for all of it, whether it reads a form or not. A program sends
/// JSON, which no other page can without being asked first. Only STOP asks for nothing.
/// </summary>
internal static class ForgeryGuard
{
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false }
            || await IsOurs(context).ConfigureAwait(false))
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        Words words = Language.Of(context);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.WriteAsync($"{words["forgery"]} {words["forgery.remedy"]}").ConfigureAwait(false);
    }

    private static async Task<bool> IsOurs(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return context.Request.HasJsonContentType();

        // Where a form is read, the framework has looked already.
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { } looked)
            return looked.IsValid;
        var antiforgery = (IAntiforgery)context.RequestServices.GetService(typeof(IAntiforgery))!;
        return await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false);
    }
}
