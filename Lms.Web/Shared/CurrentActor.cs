using System.Globalization;
using System.Security.Claims;
using Lms.Data.Shared;
using Lms.Web.SignIn;
using Microsoft.AspNetCore.Components.Authorization;

namespace Lms.Web.Shared;

/// <summary>
/// Who is looking at the screen, for the use cases; rights are theirs to check. Asked for in the call itself and kept nowhere: whoever's session has
/// ended meanwhile is nobody, and can do nothing.
/// </summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, LookingAs looking)
{
    public async Task<Actor> GetAsync() => Of((await authentication.GetAuthenticationStateAsync()).User) with
    {
        Eyes = looking.Eyes,
        SignedOut = authentication is PageVisitor visitor ? visitor.SignedOut : default,
    };

    /// <summary>Whose page it is, to know which changes concern it.</summary>
    public async Task<long> IdAsync() => (await GetAsync()).AccountId;

    /// <summary>The number of the session behind the page; null where there is none.</summary>
    public async Task<string?> SessionAsync() => Session.TicketOf((await authentication.GetAuthenticationStateAsync()).User)?.Number;

    /// <summary>The actor a principal stands for; nobody has account 0.</summary>
    public static Actor Of(ClaimsPrincipal principal) =>
        new(long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0);
}
