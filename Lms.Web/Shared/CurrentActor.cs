using System.Globalization;
using System.Security.Claims;
using Lms.Data.Shared;
using Microsoft.AspNetCore.Components.Authorization;

namespace Lms.Web.Shared;

/// <summary>Who is looking at the screen, for the use cases; rights are theirs to check.</summary>
public sealed class CurrentActor(AuthenticationStateProvider authentication, LookingAs looking)
{
    public async Task<Actor> GetAsync() => Of((await authentication.GetAuthenticationStateAsync()).User) with { Eyes = looking.Eyes };

    /// <summary>The actor a principal stands for; nobody has account 0.</summary>
    public static Actor Of(ClaimsPrincipal principal) =>
        new(long.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0);
}
