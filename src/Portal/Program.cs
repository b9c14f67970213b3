using Governance.Portal.Verbs;

return await CommandLine.Run(args);
