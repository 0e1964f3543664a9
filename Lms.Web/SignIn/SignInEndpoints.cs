using System.Globalization;
using Lms.Data.Accounts;
using Lms.Data.Shared;
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
        string? returnUrl, HttpContext http, SignInManager<Account> identity, SignInService signIn, RefusalTickets tickets, CancellationToken cancel)
    {
        var external = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (!external.Succeeded || Handshake.NumberOf(external.Properties) is not { } handshake)
            return Results.LocalRedirect(tickets.AddressOf(SignInRefusal.HandshakeFailed, ""));
        var visit = new SignInVisit(handshake, http.Request.Headers.UserAgent, Session.TicketOf(http.User)?.Number);
        var result = await signIn.SignInAsync(GoogleClaims.Read(external.Principal), visit, cancel);
        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        if (!result.Succeeded)
            return Results.LocalRedirect(tickets.AddressOf(SignInRefusal.StorageUnavailable, ""));

        var outcome = result.Value;
        if (outcome.Refusal is { } refusal)
            return Results.LocalRedirect(tickets.AddressOf(refusal, outcome.Address));
        var account = await identity.UserManager.FindByIdAsync(outcome.AccountId!.Value.ToString(CultureInfo.InvariantCulture));
        await identity.SignInWithClaimsAsync(account!, isPersistent: false, Session.ClaimsOf(outcome.Session!));
        var back = ReturnAddress.Local(returnUrl);
        return Results.LocalRedirect(outcome.Welcome ? $"/welcome?returnUrl={Uri.EscapeDataString(back)}" : back);
    }

    // The form binding makes the antiforgery token a must.
    static async Task<IResult> SignOutAsync(
        [FromForm] string? returnUrl, HttpContext http, SignInManager<Account> identity, SessionService sessions, RefusalTickets tickets, CancellationToken cancel)
    {
        var ended = Session.TicketOf(http.User) is { } ticket ? await sessions.SignOutAsync(ticket.Number, cancel) : new Done();
        await identity.SignOutAsync();
        if (!ended.Succeeded)
            return Results.LocalRedirect(tickets.AddressOf(SignInRefusal.StorageUnavailable, "")); // copies of the cookie are good still
        return Results.LocalRedirect(returnUrl is null ? "/sign-in" : ReturnAddress.Local(returnUrl));
    }
}
