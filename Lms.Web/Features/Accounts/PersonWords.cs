using Lms.Data.Accounts;
using Lms.Web.Shared;

namespace Lms.Web.Features.Accounts;

/// <summary>How a person is spoken of.</summary>
static class PersonWords
{
    /// <summary>The address, or that there is none any more.</summary>
    internal static string Address(Say say, string address) => EmailAddress.IsGivenUp(address) ? say["Person.NoAddress"] : address;

    /// <summary>What finds them in a list.</summary>
    internal static string Search(string name, string address) => EmailAddress.IsGivenUp(address) ? name : address;
}
