using System.Globalization;
using Governance.Load;

return args switch
{
    ["portal", var file, var port] => await PortalProcess.Serve(file, int.Parse(port, CultureInfo.InvariantCulture)),
    [var file] => await LoadRun.Of(file, 200, TimeSpan.FromMinutes(5)),
    [var file, var people, var minutes] => await LoadRun.Of(file, int.Parse(people, CultureInfo.InvariantCulture), TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture))),
    _ => LoadRun.Usage(),
};
