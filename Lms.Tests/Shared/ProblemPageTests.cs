using Bunit;
using Lms.Data.Shared;
using Lms.Tests.Support;
using Lms.Web.Shared;
using Microsoft.AspNetCore.Http;

namespace Lms.Tests.Shared;

public sealed class ProblemPageTests : ScreenTest
{
    [Theory]
    [InlineData(Why.NotOnCourse, "This page isn't open to you", "You aren't on this course. Alan Turing, who owns it, can add you.", 403)]
    [InlineData(Why.ActorSuspended, "This page isn't open to you", "Your account can't be used at present. Ask your school's office.", 403)]
    [InlineData(Why.CourseNotFound, "There is nothing here", "There is no such course, or you have no part in it. Ask whoever told you of it to add you.", 404)]
    [InlineData(Why.StorageUnavailable, "Our records can't be reached", "Our records can't be reached right now. Nothing was changed. Try again in a minute.", 503)]
    public void It_says_what_is_missing_to_people_and_to_machines(Why why, string heading, string sentence, int status)
    {
        var http = new DefaultHttpContext();
        Show<ProblemPage>(page => page.Add(p => p.Problem, new Problem(why, "Alan Turing")).AddCascadingValue<HttpContext>(http));

        The("heading", heading);
        Assert.Equal(sentence, The("alert").Words());
        Assert.Equal(status, http.Response.StatusCode);
        Assert.Equal("/", The("link", "To my courses").GetAttribute("href"));
    }

    [Fact]
    public async Task Only_what_may_pass_by_itself_can_be_tried_again()
    {
        var tried = 0;
        Show<ProblemPage>(page => page.Add(p => p.Problem, new Problem(Why.StorageUnavailable)).Add(p => p.Again, () => tried++));
        await PressAsync("button", "Try again");
        Assert.Equal(1, tried);

        Show<ProblemPage>(page => page.Add(p => p.Problem, new Problem(Why.NotOnCourse, "Alan Turing")).Add(p => p.Again, () => tried++));
        Assert.Empty(Every("button"));
    }
}
