using Lms.Data.Accounts;
using Lms.Data.Shared;
using Lms.Data.Storage;
using Lms.Web.Circuits;
using Lms.Web.SignIn.StandIn;
using Lms.Web.Startup;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.Google;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Lms.Web.SignIn;

static class SignInStartup
{
    // From the button to Google and back; and from there to the session, which is one redirect.
    static readonly TimeSpan atGoogle = TimeSpan.FromMinutes(15), handshakeLength = TimeSpan.FromMinutes(2);

    internal static void AddSignIn(this WebApplicationBuilder builder, LmsSettings settings)
    {
        var services = builder.Services;
        services.AddSingleton(Options.Create(settings.SignIn));
        services.AddScoped<ILookupNormalizer, AddressNormalizer>();
        services.AddIdentityCore<Account>().AddEntityFrameworkStores<LmsDbContext>().AddSignInManager()
            .AddClaimsPrincipalFactory<Session.PrincipalFactory>();
        services.AddSingleton<Session>().AddHostedService<SessionWatch>();
        services.AddSingleton(provider => new OpenSessions(
            provider.GetRequiredService<SessionQueries>(), provider.GetRequiredService<LiveChanges>(), provider.GetRequiredService<SchoolClock>(),
            provider.GetRequiredService<OpenCircuits>().EndSessionAsync, provider.GetRequiredService<ILogger<OpenSessions>>()));
        services.AddScoped<PageVisitor>().AddScoped<AuthenticationStateProvider>(provider => provider.GetRequiredService<PageVisitor>());
        services.AddScoped<CircuitHandler, PageVisitor.Circuits>();
        services.AddSingleton<RefusalTickets>();
        services.AddAuthorization();
        if (settings.StandIn)
            services.AddStandInGoogle();

        // A prefix that browsers hold to: this host alone, https alone.
        var https = !builder.Environment.IsDevelopment();
        var (prefix, secure) = https ? ("__Host-", CookieSecurePolicy.Always) : ("", CookieSecurePolicy.SameAsRequest);
        var authentication = services.AddAuthentication(IdentityConstants.ApplicationScheme);
        authentication.AddExternalCookie();
        authentication.AddApplicationCookie();
        services.ConfigureApplicationCookie(cookie =>
        {
            (cookie.Cookie.Name, cookie.Cookie.SecurePolicy) = ($"{prefix}Lms", secure);
            Configure(cookie, settings);
        });
        services.ConfigureExternalCookie(cookie =>
        {
            (cookie.Cookie.Name, cookie.Cookie.SecurePolicy) = ($"{prefix}Lms-Google", secure);
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (handshakeLength, false);
        });
        services.AddAntiforgery(form => (form.Cookie.Name, form.Cookie.SecurePolicy) = ($"{prefix}Lms-Form", secure));
        authentication.AddGoogle(google =>
        {
            (google.CorrelationCookie.Name, google.CorrelationCookie.SecurePolicy) = ($"{prefix}Lms-Correlation.", secure);
            (google.CorrelationCookie.Path, google.CorrelationCookie.SameSite) = ("/", SameSiteMode.Lax);
            Configure(google, settings);
        });
    }

    static void Configure(CookieAuthenticationOptions cookie, LmsSettings settings)
    {
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = settings.SignIn.SessionLength;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var session = context.HttpContext.RequestServices.GetRequiredService<Session>();
            if (context.Principal is not null && await session.MayGoOnAsync(context.Principal, context.HttpContext.RequestAborted))
                return;
            context.RejectPrincipal(); // and no more: taking the cookie away could take the one that another tab has just got
        };
    }

    static void Configure(GoogleOptions google, LmsSettings settings)
    {
        google.CallbackPath = RateLimits.BackFromGoogle;
        google.SignInScheme = IdentityConstants.ExternalScheme;
        google.ClientId = settings.StandIn ? "stand-in" : settings.Google.ClientId;
        google.ClientSecret = settings.StandIn ? "stand-in" : settings.Google.ClientSecret;
        google.AuthorizationEndpoint = settings.Google.AuthorizationEndpoint ?? google.AuthorizationEndpoint;
        google.TokenEndpoint = settings.Google.TokenEndpoint ?? google.TokenEndpoint;
        google.UserInformationEndpoint = settings.Google.UserInformationEndpoint ?? google.UserInformationEndpoint;
        google.AdditionalAuthorizationParameters["prompt"] = "select_account"; // classroom machines are shared

        GoogleClaims.Map(google.ClaimActions);
        google.RemoteAuthenticationTimeout = atGoogle;
        google.BackchannelHttpHandler ??= new SocketsHttpHandler { AllowAutoRedirect = false };
        google.Events.OnTicketReceived = context =>
        {
            Handshake.Begin(context.Properties!);
            return Task.CompletedTask;
        };
        google.Events.OnRemoteFailure = context =>
        {
            var services = context.HttpContext.RequestServices;
            services.GetRequiredService<RefusedRequests>().TellOfHandshake(context.HttpContext, context.Failure);
            var tickets = services.GetRequiredService<RefusalTickets>();
            context.Response.Redirect(tickets.AddressOf(SignInRefusal.HandshakeFailed, ""));
            context.HandleResponse();
            return Task.CompletedTask;
        };
    }

    /// <summary>Identity compares addresses as the rest of the product does.</summary>
    sealed class AddressNormalizer : ILookupNormalizer
    {
        public string? NormalizeName(string? name) => name;

        public string? NormalizeEmail(string? email) => EmailAddress.Parse(email) is { Succeeded: true } parsed ? parsed.Value.Normal : email;
    }
}
