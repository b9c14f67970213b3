using BenchmarkDotNet.Running;
using Governance.Bench;

if (args is ["fill", var filled])
    return await BigNetwork.Fill(filled);
if (args is ["copy", var copied, var connection])
    return await BigCopy.ToPostgres(copied, connection);
if (args is ["lists", var listed])
    return await BigLists.Measure(listed);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
