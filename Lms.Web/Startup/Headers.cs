using Microsoft.AspNetCore.Authentication.Google;

namespace Lms.Web.Startup;

/// <summary>What every answer tells the browser not to do. Sources: OWASP Secure Headers, ASVS 5.0 chapter 3.</summary>
static class Headers
{
    internal static HeaderPolicyCollection For(LmsSettings settings, IHostEnvironment environment)
    {
        var google = new Uri(settings.Google.AuthorizationEndpoint ?? GoogleDefaults.AuthorizationEndpoint).GetLeftPart(UriPartial.Authority);
        var policies = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddMicrophone().None();
                policy.AddGeolocation().None();
                policy.AddPayment().None();
                policy.AddUsb().None();
            })
            .AddContentSecurityPolicy(csp =>
            {
                csp.AddDefaultSrc().Self();
                csp.AddScriptSrc().Self();
                csp.AddStyleSrc().Self().UnsafeInline(); // the component library positions its menus with style attributes
                csp.AddImgSrc().Self().Data();
                csp.AddFontSrc().Self();
                csp.AddConnectSrc().Self();
                csp.AddObjectSrc().None();
                csp.AddBaseUri().Self() /* pages and the circuit find each other by <base href="/"> */;
                csp.AddFormAction().Self().From(google) /* signing in is a form that leads there */;
                csp.AddFrameAncestors().None();
            });
        return policies.AddHttpsOnly(settings, environment);
    }

    /// <summary>For what people uploaded: the answer itself says what its content may do, which is next to nothing.</summary>
    internal static HeaderPolicyCollection ForFiles(LmsSettings settings, IHostEnvironment environment)
    {
        var policies = new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyNoReferrer()
            .AddCrossOriginResourcePolicy(policy => policy.SameOrigin());
        return policies.AddHttpsOnly(settings, environment);
    }

    static HeaderPolicyCollection AddHttpsOnly(
        this HeaderPolicyCollection policies, LmsSettings settings, IHostEnvironment environment) =>
        environment.IsDevelopment() ? policies
        : settings.HstsSubDomains ? policies.AddStrictTransportSecurityMaxAgeIncludeSubDomains()
        : policies.AddStrictTransportSecurityMaxAge();
}
