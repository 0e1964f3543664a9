using System.Globalization;
using Lms.Data.Accounts;
using Lms.Web.SignIn.StandIn;
using Lms.Web.Startup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Google;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Lms.Web.SignIn;

/// <summary>The steps between the pages: off to Google, back from Google, out.</summary>
static class SignInEndpoints
{
    internal static void MapSignIn(this WebApplication app, LmsSettings settings)
    {
        app.MapPost("/sign-in/google", ToGoogle).WithMetadata(new Limited(Limit.SignIn));
        app.MapGet("/sign-in/complete", CompleteAsync).WithMetadata(new Limited(Limit.SignIn));
        app.MapPost("/sign-out", SignOutAsync);
        if (settings.StandIn)
            app.MapStandInGoogle();
    }

    static IResult ToGoogle([FromForm] string? returnUrl, SignInManager<Account> identity)
    {
        var back = $"/sign-in/complete?returnUrl={Uri.EscapeDataString(ReturnAddress.Local(returnUrl))}";
        return Results.Challenge(
            identity.ConfigureExternalAuthenticationProperties(GoogleDefaults.AuthenticationScheme, back),
            [GoogleDefaults.AuthenticationScheme]);
    }

    static async Task<IResult> CompleteAsync(
        string? returnUrl, HttpContext http, SignInManager<Account> identity, SignInService signIn, Session session,
        RefusalTickets tickets, CancellationToken cancel)
    {
        var external = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (!external.Succeeded)
            return Results.LocalRedirect(tickets.AddressOf(SignInRefusal.HandshakeFailed, ""));
        var result = await signIn.SignInAsync(GoogleClaims.Read(external.Principal), cancel);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (!result.Succeeded)
            return Results.LocalRedirect(tickets.AddressOf(SignInRefusal.StorageUnavailable, ""));

        var outcome = result.Value;
        if (outcome.Refusal is { } refusal)
            return Results.LocalRedirect(tickets.AddressOf(refusal, outcome.Address));
        var account = await identity.UserManager.FindByIdAsync(outcome.AccountId!.Value.ToString(CultureInfo.InvariantCulture));
        await identity.SignInWithClaimsAsync(account!, isPersistent: false, session.Begin());
        var back = ReturnAddress.Local(returnUrl);
        return Results.LocalRedirect(outcome.Welcome ? $"/welcome?returnUrl={Uri.EscapeDataString(back)}" : back);
    }

    // The form binding makes the antiforgery token a must.
    static async Task<IResult> SignOutAsync([FromForm] string? returnUrl, HttpContext http, SignInManager<Account> identity, Session session)
    {
        session.End(http.User);
        await identity.SignOutAsync();
        return Results.LocalRedirect(returnUrl is null ? "/sign-in" : ReturnAddress.Local(returnUrl));
    }
}
