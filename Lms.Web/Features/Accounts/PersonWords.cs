using Lms.Data.Accounts;
using Lms.Web.Shared;

namespace Lms.Web.Features.Accounts;

/// <summary>How a person is spoken of.</summary>
static class PersonWords
{
    /// <summary>The address, or that there is none any more.</summary>
    internal static string Address(Say say, string address) => EmailAddress.IsGivenUp(address) ? say["Person.NoAddress"] : address;
}
