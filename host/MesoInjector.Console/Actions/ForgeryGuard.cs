using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;

namespace MesoInjector.Console.Actions;

/// <summary>Whatever changes something has to come from a page of this console: checked for all of it, whether it reads a form or not. Only STOP asks for nothing.</summary>
internal static class ForgeryGuard
{
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)
            || context.GetEndpoint()?.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false })
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var antiforgery = (IAntiforgery)context.RequestServices.GetService(typeof(IAntiforgery))!;
        if (await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
            await next(context).ConfigureAwait(false);
        else
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
    }
}
