@echo off
rem Starts Anachron from its source folder; see the script "anachron" beside it for the full story.
rem It builds first when there is no build yet, or when a source is newer than the build.
setlocal EnableExtensions DisableDelayedExpansion
set "HOME_DIR=%~dp0"
set "JAR=%HOME_DIR%scenarios\target\anachron.jar"
set "WORK=%HOME_DIR%scenarios\target\launcher"
set "LOG=%HOME_DIR%target\launcher-build.log"

rem The newest JDK in the usual folders, JAVA_HOME and the PATH.
set "BEST=0"
set "JAVA_DIR="
if defined ANACHRON_JAVA_HOME (
    call :consider "%ANACHRON_JAVA_HOME%"
    goto found
)
if defined JAVA_HOME call :consider "%JAVA_HOME%"
for /f "delims=" %%J in ('where javac 2^>nul') do call :consider "%%~dpJ.."
for /d %%J in ("%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\jdk*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\openjdk*\current") do call :consider "%%~J"
:found
if not defined JAVA_DIR (
    echo anachron: needs a JDK 17 or newer, and found none. 1>&2
    echo   Install one, for example: winget install EclipseAdoptium.Temurin.25.JDK 1>&2
    echo   If you have one already, set JAVA_HOME to its folder. 1>&2
    exit /b 70
)

set "STALE="
for /f "delims=" %%S in ('powershell -NoProfile -Command "$j = Get-Item -ErrorAction Ignore $env:JAR; if (-not $j) { 'first use, about a minute' } else { $h = $env:HOME_DIR; if (Get-ChildItem -Recurse -ErrorAction Ignore ($h + 'pom.xml'), ($h + 'sim-core\src\main'), ($h + 'reports\src\main'), ($h + 'scenarios\src\main'), ($h + 'scenarios\catalogue'), ($h + '*\pom.xml') | Where-Object LastWriteTimeUtc -gt $j.LastWriteTimeUtc | Select-Object -First 1) { 'sources changed' } }"') do set "STALE=%%S"
if not defined STALE goto start

where mvn >nul 2>nul
if errorlevel 1 (
    echo anachron: needs Maven 3.8.7 or newer to build itself, and found none. 1>&2
    echo   Install it from https://maven.apache.org and put its bin folder on the PATH. 1>&2
    exit /b 70
)
echo anachron: building (%STALE%)... 1>&2
if not exist "%HOME_DIR%target" mkdir "%HOME_DIR%target"
pushd "%HOME_DIR%"
set "CALLER_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JAVA_DIR%"
call mvn -q -B -ntp -Plauncher package >"%LOG%" 2>&1
set "BUILT=%ERRORLEVEL%"
set "JAVA_HOME=%CALLER_JAVA_HOME%"
popd
if not "%BUILT%"=="0" (
    type "%LOG%" 1>&2
    echo anachron: the build failed; its output is also in %LOG% 1>&2
    exit /b 70
)
move /y "%WORK%\anachron.jar" "%JAR%" >nul
if errorlevel 1 exit /b 70

:start
rem JDK 19 and newer keep an archive of loaded classes by themselves.
set "ARCHIVE="
if %BEST% geq 19 set ARCHIVE=-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%WORK%\classes-%BEST%.jsa"
for /f "tokens=2 delims=:." %%C in ('chcp') do set "CODE_PAGE=%%C"
chcp 65001 >nul
"%JAVA_DIR%\bin\java.exe" -Xshare:auto %ARCHIVE% -XX:-PrintWarnings -Xlog:disable -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 %ANACHRON_JAVA_OPTS% -jar "%JAR%" %*
set "RESULT=%ERRORLEVEL%"
chcp %CODE_PAGE% >nul
exit /b %RESULT%

rem Keeps the folder if it holds a JDK that is newer than the best so far.
:consider
if not exist "%~1\bin\javac.exe" exit /b 0
set "FEATURE="
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release" 2^>nul') do set "FEATURE=%%~V"
set FEATURE=%FEATURE:"=%
if not defined FEATURE exit /b 0
if %FEATURE% lss 17 exit /b 0
if %FEATURE% leq %BEST% exit /b 0
set "BEST=%FEATURE%"
set "JAVA_DIR=%~f1"
exit /b 0
