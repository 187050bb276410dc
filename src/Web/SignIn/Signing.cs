using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using MotCua.Modules.Platform;
using MotCua.Web.Access;

namespace MotCua.Web.SignIn;

/// <summary>Officers' sign-in by ASP.NET Core Identity. Who may do what is not in the cookie: posts are looked up at every request.</summary>
public static class Signing
{
    public const string PersonClaim = "person";

    public static IServiceCollection AddSignIn(this IServiceCollection services, HostOptions options)
    {
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Password.RequiredLength = 15;
            (identity.Password.RequireDigit, identity.Password.RequireLowercase) = (false, false);
            (identity.Password.RequireUppercase, identity.Password.RequireNonAlphanumeric) = (false, false);
            identity.Lockout.MaxFailedAccessAttempts = 10;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        }).AddSignInManager().AddUserStore<AccountStore>().AddClaimsPrincipalFactory<PersonClaims>();
        services.AddSingleton<ILookupNormalizer, LowerCaseNames>();
        services.AddSingleton<Kiosks>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme, cookie =>
        {
            cookie.Cookie.Name = $"motcua-{SpaceFolder.Name(options.Space)}";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(9);
            cookie.SlidingExpiration = true;
            (cookie.LoginPath, cookie.AccessDeniedPath, cookie.ReturnUrlParameter) = ("/sign-in", "/error/403", "return");
            cookie.Events = new CookieAuthenticationEvents { OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync };
        });
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromSeconds(5));
        return services;
    }
}

/// <summary>User names are lower-case ASCII; nothing else is normalised.</summary>
public sealed class LowerCaseNames : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.Trim().ToLowerInvariant();

    public string? NormalizeEmail(string? email) => email;
}

/// <summary>Puts the person's id into the cookie, and no name.</summary>
public sealed class PersonClaims(UserManager<Account> users, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Account>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new Claim(Signing.PersonClaim, user.Person.ToString()));
        return identity;
    }
}
