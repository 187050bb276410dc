namespace MotCua.Web.Kiosk;

public static class KioskDoor
{
    public static IServiceCollection AddKiosk(this IServiceCollection services) =>
        services.AddScoped<KioskJourney>().AddScoped<KioskRoom>();
}
