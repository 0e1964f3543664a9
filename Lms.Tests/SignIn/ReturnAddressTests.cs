using Lms.Web.SignIn;

namespace Lms.Tests.SignIn;

public sealed class ReturnAddressTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/courses/1/staff?q=ada&page=2")]
    [InlineData("/courses/1/staff?q=a%26b")]
    public void A_page_of_our_own_is_where_one_goes_back_to(string address) => Assert.Equal(address, ReturnAddress.Local(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("/%2Fevil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/%252Fevil.example")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("/%0D%0ASet-Cookie:x")]
    [InlineData("javascript:alert(1)")]
    public void Anything_else_leads_to_the_first_page(string? address) => Assert.Equal("/", ReturnAddress.Local(address));
}
