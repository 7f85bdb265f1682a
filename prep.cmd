@echo off
rem Launcher of OpenPREP on Windows: prep help
setlocal EnableExtensions
rem Files named by a caller are named from there.
set "CALLER=%CD%"
cd /d "%~dp0"
set "JVM_ARGS=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
set "SERVER_ARGS=-XX:+UseParallelGC -XX:+UseCompactObjectHeaders"

set "VERB=%~1"
if "%VERB%"=="" set "VERB=help"
set "REST="
:collect
shift
if "%~1"=="" goto collected
if not "%~1"=="--no-install" set "REST=%REST% %1"
goto collect
:collected

if /i "%VERB%"=="help" goto usage
if /i "%VERB%"=="--help" goto usage
for %%V in (demo test server admin desktop acta bench mirror verify recount journal zeros audit-bundle replay) do if /i "%VERB%"=="%%V" goto known
echo prep: unknown verb: %VERB% 1>&2
call :print_usage 1>&2
exit /b 2

:known
call :find_jdk
if errorlevel 1 (
  echo prep: JDK 25 or newer was not found in JAVA_HOME, PATH or the usual folders. 1>&2
  echo prep: Get one from https://adoptium.net/temurin/releases/?version=25 and run this again. 1>&2
  exit /b 1
)
if /i "%VERB%"=="test" goto test
if /i "%VERB%"=="bench" goto bench
call mvnw.cmd -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -DskipTests package
if errorlevel 1 exit /b 1
goto %VERB%

:demo
"%JAVA_HOME%\bin\java" %JVM_ARGS% -cp "installer\target\openprep-installer.jar;installer\target\lib\*" mx.openprep.installer.demo.Demo %REST%
exit /b %errorlevel%

:server
"%JAVA_HOME%\bin\java" %JVM_ARGS% %SERVER_ARGS% -jar central-server\target\openprep-central-server-exec.jar %REST%
exit /b %errorlevel%

:admin
:mirror
:verify
:recount
:journal
:zeros
:audit-bundle
set "HOME_OF_PREP=%CD%"
cd /d "%CALLER%"
"%JAVA_HOME%\bin\java" %JVM_ARGS% -jar "%HOME_OF_PREP%\central-server\target\openprep-central-server-exec.jar" %VERB% %REST%
exit /b %errorlevel%

:desktop
"%JAVA_HOME%\bin\java" %JVM_ARGS% -cp "desktop-client\target\openprep-desktop-client.jar;desktop-client\target\lib\*" mx.openprep.desktop.app.Workstation %REST%
exit /b %errorlevel%

:replay
"%JAVA_HOME%\bin\java" %JVM_ARGS% -Djava.awt.headless=true -cp "installer\target\openprep-installer.jar;installer\target\lib\*" mx.openprep.installer.replay.Replay %REST%
exit /b %errorlevel%

:acta
"%JAVA_HOME%\bin\java" %JVM_ARGS% -Djava.awt.headless=true -cp "installer\target\openprep-installer.jar;installer\target\lib\*" mx.openprep.installer.forms.PrintActa %REST%
exit /b %errorlevel%

:test
call mvnw.cmd -B -ntp -T2 verify %REST%
exit /b %errorlevel%

:bench
for /f "tokens=1,*" %%A in ("%REST%") do (
  set "MAIN="
  set "BENCH=-Pbench -pl central-server"
  if /i "%%A"=="cut" set "MAIN=centre.publication.CutBenchmark"
  if /i "%%A"=="journal" set "MAIN=centre.audit.JournalBenchmark"
  if /i "%%A"=="tally" set "MAIN=centre.tally.TallyBenchmark"
  if /i "%%A"=="elections" set "MAIN=centre.tally.RandomElections"
  if /i "%%A"=="qr" set "MAIN=desktop.scan.QualityBenchmark"
  if /i "%%A"=="page" set "MAIN=desktop.scan.PipelineBenchmark"
  if /i "%%A"=="scan" set "MAIN=desktop.scan.ScanBenchmark"
  if /i "%%A"=="capture" set "MAIN=desktop.app.CaptureBenchmark"
  if /i "%%A"=="window" set "MAIN=desktop.app.FirstWindow"
  if /i "%%A"=="qr" set "BENCH=-Pdesktop-bench -pl desktop-client"
  if /i "%%A"=="page" set "BENCH=-Pdesktop-bench -pl desktop-client"
  if /i "%%A"=="scan" set "BENCH=-Pdesktop-bench -pl desktop-client"
  if /i "%%A"=="capture" set "BENCH=-Pdesktop-bench -pl desktop-client"
  if /i "%%A"=="window" set "BENCH=-Pdesktop-bench -pl desktop-client"
  set "BENCH_ARGUMENTS=%%B"
)
if not defined MAIN echo prep: measures: cut, journal, tally, elections, qr, page, scan, capture, window 1>&2 & exit /b 2
call mvnw.cmd -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn %BENCH% -am process-test-classes "-Dbench.main=mx.openprep.%MAIN%" "-Dbench.arguments=%BENCH_ARGUMENTS%"
exit /b %errorlevel%

:find_jdk
if defined JAVA_HOME call :is_new_enough "%JAVA_HOME%" && exit /b 0
for /f "delims=" %%J in ('where javac 2^>nul') do call :try_bin "%%~dpJ." && exit /b 0
for %%R in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%USERPROFILE%\.jdks") do (
  for /d %%D in ("%%~R\*") do call :try_home "%%~D" && exit /b 0
)
exit /b 1

:try_bin
for %%H in ("%~1\..") do call :try_home "%%~fH"
exit /b %errorlevel%

:try_home
call :is_new_enough "%~1" || exit /b 1
set "JAVA_HOME=%~1"
exit /b 0

:is_new_enough
if not exist "%~1\bin\javac.exe" exit /b 1
set "MAJOR=0"
for /f "tokens=2" %%V in ('"%~1\bin\javac" -version 2^>^&1') do for /f "tokens=1 delims=.-+" %%M in ("%%V") do set "MAJOR=%%M"
if %MAJOR% GEQ 25 exit /b 0
exit /b 1

:usage
call :print_usage
exit /b 0

:print_usage
echo OpenPREP
echo.
echo   prep demo      whole system on this machine: centre, workstation, synthetic election
echo   prep test      every test; further arguments go to Maven
echo   prep server    central server
echo   prep verify    checks a publication: DIR or URL, every signature, hash and image
echo   prep journal   exports the journals, proves that an entry is in the published log
echo   prep zeros     says of every table and store whether it is in zeros
echo   prep audit-bundle  one signed zip for the notary and the auditor
echo   prep mirror    follows a publication into a directory, verified, and serves it
echo   prep desktop   workstation
echo   prep recount   recomputes published PREP databases, ours or any other
echo   prep replay    repeats a published night: prep replay FILE...
echo   prep help      this text
echo.
echo Needs JDK 25 or newer: JAVA_HOME, PATH and the usual folders are searched.
exit /b 0
