using Lms.Data.Accounts;
using Lms.Web.Shared;

namespace Lms.Web.Features.Accounts;

/// <summary>How a person is spoken of.</summary>
static class PersonWords
{
    /// <summary>The address, or that there is none any more.</summary>
    internal static string Address(Say say, string address) => EmailAddress.IsGivenUp(address) ? say["Person.NoAddress"] : address;

    /// <summary>In how many courses they have a part.</summary>
    internal static string Parts(Say say, int teaches, int attends) => (teaches, attends) switch
    {
        (0, 0) => say["People.NoCourse"],
        (_, 0) => say["People.Teaches", teaches],
        (0, _) => say["People.Attends", attends],
        _ => $"{say["People.Teaches", teaches]} · {say["People.Attends", attends]}",
    };

    /// <summary>What finds them in a list.</summary>
    internal static string Search(string name, string address) => EmailAddress.IsGivenUp(address) ? name : address;
}
