import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 9857:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ ProviderError),
/* harmony export */   t: () => (/* binding */ CredentialsProviderError)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/ProviderError.js
var ProviderError = class ProviderError extends Error {
	name = "ProviderError";
	tryNextLink;
	constructor(message, options = true) {
		let logger;
		let tryNextLink = true;
		if (typeof options === "boolean") {
			logger = void 0;
			tryNextLink = options;
		} else if (options != null && typeof options === "object") {
			logger = options.logger;
			tryNextLink = options.tryNextLink ?? true;
		}
		super(message);
		this.tryNextLink = tryNextLink;
		Object.setPrototypeOf(this, ProviderError.prototype);
		logger?.debug?.(`@smithy/property-provider ${tryNextLink ? "->" : "(!)"} ${message}`);
	}
	static from(error, options = true) {
		return Object.assign(new this(error.message, options), error);
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/CredentialsProviderError.js
var CredentialsProviderError = class CredentialsProviderError extends ProviderError {
	name = "CredentialsProviderError";
	constructor(message, options = true) {
		super(message, options);
		Object.setPrototypeOf(this, CredentialsProviderError.prototype);
	}
};



/***/ }),

/***/ 4033:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ TypeRegistry)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/TypeRegistry.js
var TypeRegistry = class TypeRegistry {
	namespace;
	schemas;
	exceptions;
	static registries = /* @__PURE__ */ new Map();
	constructor(namespace, schemas = /* @__PURE__ */ new Map(), exceptions = /* @__PURE__ */ new Map()) {
		this.namespace = namespace;
		this.schemas = schemas;
		this.exceptions = exceptions;
		if (!TypeRegistry.registries.has(namespace)) TypeRegistry.registries.set(namespace, this);
	}
	static for(namespace) {
		return TypeRegistry.registries.get(namespace) ?? new TypeRegistry(namespace);
	}
	copyFrom(other) {
		const { schemas, exceptions } = this;
		for (const [k, v] of other.schemas) if (!schemas.has(k)) schemas.set(k, v);
		for (const [k, v] of other.exceptions) if (!exceptions.has(k)) exceptions.set(k, v);
	}
	register(shapeId, schema) {
		const qualifiedName = this.normalizeShapeId(shapeId);
		for (const r of [this, TypeRegistry.for(qualifiedName.split("#")[0])]) if (!r.schemas.has(qualifiedName)) r.schemas.set(qualifiedName, schema);
	}
	getSchema(shapeId) {
		const id = this.normalizeShapeId(shapeId);
		if (!this.schemas.has(id)) {
			if (!shapeId.includes("#")) {
				const suffix = "#" + shapeId;
				const candidates = [];
				for (const [shapeId, schema] of this.schemas.entries()) if (shapeId.endsWith(suffix)) candidates.push(schema);
				if (candidates.length === 1) return candidates[0];
			}
			throw new Error(`@smithy/core/schema - schema not found for ${id}`);
		}
		return this.schemas.get(id);
	}
	registerError(es, ctor) {
		const $error = es;
		const ns = $error[1];
		const qualifiedName = ns + "#" + $error[2];
		if (!ctor.hasOwnProperty?.("shapeId")) ctor.shapeId = qualifiedName;
		for (const r of [this, TypeRegistry.for(ns)]) if (!r.schemas.has(qualifiedName) && !r.exceptions.has($error)) {
			r.schemas.set(qualifiedName, $error);
			r.exceptions.set($error, ctor);
		}
	}
	getErrorCtor(es) {
		const $error = es;
		if (this.exceptions.has($error)) return this.exceptions.get($error);
		return TypeRegistry.for($error[1]).exceptions.get($error);
	}
	getBaseException() {
		for (const exceptionKey of this.exceptions.keys()) if (Array.isArray(exceptionKey)) {
			const [, ns, name] = exceptionKey;
			const id = ns + "#" + name;
			if (id.startsWith("smithy.ts.sdk.synthetic.") && id.endsWith("ServiceException")) return exceptionKey;
		}
	}
	find(predicate) {
		for (const schema of this.schemas.values()) if (predicate(schema)) return schema;
	}
	clear() {
		this.schemas.clear();
		this.exceptions.clear();
	}
	normalizeShapeId(shapeId) {
		if (shapeId.includes("#")) return shapeId;
		return this.namespace + "#" + shapeId;
	}
};



/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ chain)
/* harmony export */ });
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9857);

// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/chain.js
const chain = (...providers) => async () => {
	if (providers.length === 0) throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_0__.n("No providers in chain");
	let lastProviderError;
	for (const provider of providers) try {
		return await provider();
	} catch (err) {
		lastProviderError = err;
		if (err?.tryNextLink) continue;
		throw err;
	}
	throw lastProviderError;
};



/***/ }),

/***/ 4603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ makeBuilder)
/* harmony export */ });
/* unused harmony export n */
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3646);

// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/schemaLogFilter.js
const SENSITIVE_STRING = "***SensitiveInformation***";
function schemaLogFilter(schema, data) {
	if (data == null) return data;
	const ns = _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(schema);
	if (ns.getMergedTraits().sensitive) return SENSITIVE_STRING;
	if (ns.isListSchema()) {
		const valueSchema = ns.getValueSchema();
		if (valueSchema.getMergedTraits().sensitive) return SENSITIVE_STRING;
		if (Array.isArray(data)) return data.map((value) => schemaLogFilter(valueSchema, value));
	} else if (ns.isMapSchema()) {
		const valueSchema = ns.getValueSchema();
		if (ns.getKeySchema().getMergedTraits().sensitive || valueSchema.getMergedTraits().sensitive) return SENSITIVE_STRING;
		if (typeof data === "object") return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, schemaLogFilter(valueSchema, value)]));
	} else if (ns.isStructSchema() && typeof data === "object") {
		const object = data;
		const newObject = {};
		for (const [member, memberNs] of ns.structIterator()) if (object[member] != null) newObject[member] = schemaLogFilter(memberNs, object[member]);
		return newObject;
	}
	return data;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/command.js
const operationEventStreamMarker = Symbol.for("@smithy/op-event-stream");
var Command = class {
	middlewareStack = (0,_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.l)();
	schema;
	static classBuilder() {
		return new ClassBuilder();
	}
	resolveMiddlewareWithContext(clientStack, configuration, options, { middlewareFn, clientName, commandName, inputFilterSensitiveLog, outputFilterSensitiveLog, smithyContext, additionalContext, CommandCtor }) {
		for (const mw of middlewareFn.bind(this)(CommandCtor, clientStack, configuration, options)) this.middlewareStack.use(mw);
		const stack = clientStack.concat(this.middlewareStack);
		const { logger } = configuration;
		const additionalSmithyContext = additionalContext[_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.h];
		const handlerExecutionContext = {
			logger,
			clientName,
			commandName,
			inputFilterSensitiveLog,
			outputFilterSensitiveLog,
			...additionalContext,
			[_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.h]: {
				...additionalSmithyContext,
				commandInstance: this,
				...smithyContext,
				...options?.metricsRecorder === void 0 ? {} : { metricsRecorder: options.metricsRecorder },
				...options?.abortSignal === void 0 ? {} : { abortSignal: options.abortSignal }
			}
		};
		const { requestHandler } = configuration;
		let requestOptions = options ?? {};
		if (requestOptions.metricsRecorder) {
			requestOptions = { ...requestOptions };
			delete requestOptions.metricsRecorder;
		}
		let isEventStream;
		const schema = this.schema;
		const marker = schema?.[operationEventStreamMarker];
		if (marker !== void 0) isEventStream = marker;
		else if (schema) {
			if (Array.isArray(schema) && schema[0] === 9) {
				const [, , , , input$, output$] = schema;
				isEventStream = schema[operationEventStreamMarker] = Boolean(_endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(input$).getEventStreamMember() || _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.o.of(output$).getEventStreamMember());
			}
		}
		if (isEventStream) requestOptions = {
			isEventStream,
			...requestOptions
		};
		return stack.resolve((request) => requestHandler.handle(request.request, requestOptions), handlerExecutionContext);
	}
};
var ClassBuilder = class {
	_init = () => {};
	_ep = {};
	_middlewareFn = () => [];
	_commandName = "";
	_clientName = "";
	_additionalContext = {};
	_smithyContext = {};
	_inputFilterSensitiveLog = void 0;
	_outputFilterSensitiveLog = void 0;
	_serializer = null;
	_deserializer = null;
	_operationSchema;
	init(cb) {
		this._init = cb;
	}
	ep(endpointParameterInstructions) {
		this._ep = endpointParameterInstructions;
		return this;
	}
	m(middlewareSupplier) {
		this._middlewareFn = middlewareSupplier;
		return this;
	}
	s(service, operation, smithyContext = {}) {
		this._smithyContext = {
			service,
			operation,
			...smithyContext
		};
		return this;
	}
	c(additionalContext = {}) {
		this._additionalContext = additionalContext;
		return this;
	}
	n(clientName, commandName) {
		this._clientName = clientName;
		this._commandName = commandName;
		return this;
	}
	f(inputFilter = (_) => _, outputFilter = (_) => _) {
		this._inputFilterSensitiveLog = inputFilter;
		this._outputFilterSensitiveLog = outputFilter;
		return this;
	}
	ser(serializer) {
		this._serializer = serializer;
		return this;
	}
	de(deserializer) {
		this._deserializer = deserializer;
		return this;
	}
	sc(operation) {
		this._operationSchema = operation;
		this._smithyContext.operationSchema = operation;
		return this;
	}
	build() {
		const closure = this;
		let CommandRef;
		return CommandRef = class extends Command {
			input;
			static getEndpointParameterInstructions() {
				return closure._ep;
			}
			constructor(...[input]) {
				super();
				this.input = input ?? {};
				closure._init(this);
				this.schema = closure._operationSchema;
			}
			resolveMiddleware(stack, configuration, options) {
				const op = closure._operationSchema;
				const input = op?.[4] ?? op?.input;
				const output = op?.[5] ?? op?.output;
				return this.resolveMiddlewareWithContext(stack, configuration, options, {
					CommandCtor: CommandRef,
					middlewareFn: closure._middlewareFn,
					clientName: closure._clientName,
					commandName: closure._commandName,
					inputFilterSensitiveLog: closure._inputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, input) : (_) => _),
					outputFilterSensitiveLog: closure._outputFilterSensitiveLog ?? (op ? schemaLogFilter.bind(null, output) : (_) => _),
					smithyContext: closure._smithyContext,
					additionalContext: closure._additionalContext
				});
			}
			serialize = closure._serializer;
			deserialize = closure._deserializer;
		};
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/client-command-builder.js
function makeBuilder(common, service, name, ep) {
	return function makeCommand(added, plugins, op, $, smithyContext = {}) {
		const epMerged = Object.assign({}, common, added);
		return Command.classBuilder().ep(epMerged).m(function(CommandCtor, clientStack, config, options) {
			const list = plugins.call(this, CommandCtor, clientStack, config, options);
			list.unshift(ep(config, CommandCtor.getEndpointParameterInstructions()));
			return list;
		}).s(service, op, smithyContext).n(name, op.charAt(0).toUpperCase() + op.slice(1) + "Command").sc($).build();
	};
}



/***/ }),

/***/ 355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ memoize),
/* harmony export */   r: () => (/* binding */ parseUrl),
/* harmony export */   t: () => (/* binding */ loadConfig)
/* harmony export */ });
/* harmony import */ var _loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5122);
/* harmony import */ var _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9857);
/* harmony import */ var _chain_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3017);



// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/parseQueryString.js
function parseQueryString(querystring) {
	const query = {};
	querystring = querystring.replace(/^\?/, "");
	if (querystring) for (const pair of querystring.split("&")) {
		let [key, value = null] = pair.split("=");
		key = decodeURIComponent(key);
		if (value) value = decodeURIComponent(value);
		if (!(key in query)) query[key] = value;
		else if (Array.isArray(query[key])) query[key].push(value);
		else query[key] = [query[key], value];
	}
	return query;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/parseUrl.js
const parseUrl = (url) => {
	if (typeof url === "string") return parseUrl(new URL(url));
	const { hostname, pathname, port, protocol, search } = url;
	let query;
	if (search) query = parseQueryString(search);
	return {
		hostname,
		port: port ? parseInt(port) : void 0,
		protocol,
		path: pathname,
		query
	};
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/fromValue.js
const fromValue = (staticValue) => () => Promise.resolve(staticValue);
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/property-provider/memoize.js
const memoize = (provider, isExpired, requiresRefresh) => {
	let resolved;
	let pending;
	let hasResult;
	let isConstant = false;
	const coalesceProvider = async () => {
		if (!pending) pending = provider();
		try {
			resolved = await pending;
			hasResult = true;
			isConstant = false;
		} finally {
			pending = void 0;
		}
		return resolved;
	};
	if (isExpired === void 0) return async (options) => {
		if (!hasResult || options?.forceRefresh) resolved = await coalesceProvider();
		return resolved;
	};
	return async (options) => {
		if (!hasResult || options?.forceRefresh) resolved = await coalesceProvider();
		if (isConstant) return resolved;
		if (requiresRefresh && !requiresRefresh(resolved)) {
			isConstant = true;
			return resolved;
		}
		if (isExpired(resolved)) {
			await coalesceProvider();
			return resolved;
		}
		return resolved;
	};
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/getSelectorName.js
function getSelectorName(functionString) {
	try {
		const constants = new Set(Array.from(functionString.match(/([A-Z_]){3,}/g) ?? []));
		constants.delete("CONFIG");
		constants.delete("CONFIG_PREFIX_SEPARATOR");
		constants.delete("ENV");
		return [...constants].join(", ");
	} catch (ignored) {
		return functionString;
	}
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromEnv.js
const fromEnv = (envVarSelector, options) => async () => {
	try {
		const config = envVarSelector(process.env, options);
		if (config === void 0) throw new Error();
		return config;
	} catch (e) {
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t(e.message || `Not found in ENV: ${getSelectorName(envVarSelector.toString())}`, { logger: options?.logger });
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromSharedConfigFiles.js
const fromSharedConfigFiles = (configSelector, { preferredFile = "config", ...init } = {}) => async () => {
	const profile = (0,_loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__.a)(init);
	const { configFile, credentialsFile } = await (0,_loadSharedConfigFiles_js__WEBPACK_IMPORTED_MODULE_0__.t)(init);
	const profileFromCredentials = credentialsFile[profile] || {};
	const profileFromConfig = configFile[profile] || {};
	const mergedProfile = preferredFile === "config" ? {
		...profileFromCredentials,
		...profileFromConfig
	} : {
		...profileFromConfig,
		...profileFromCredentials
	};
	try {
		const configValue = configSelector(mergedProfile, preferredFile === "config" ? configFile : credentialsFile);
		if (configValue === void 0) throw new Error();
		return configValue;
	} catch (e) {
		throw new _CredentialsProviderError_js__WEBPACK_IMPORTED_MODULE_1__.t(e.message || `Not found in config files w/ profile [${profile}]: ${getSelectorName(configSelector.toString())}`, { logger: init.logger });
	}
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/fromStatic.js
const isFunction = (func) => typeof func === "function";
const fromStatic = (defaultValue) => isFunction(defaultValue) ? async () => await defaultValue() : fromValue(defaultValue);
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/node-config-provider/configLoader.js
const loadConfig = ({ environmentVariableSelector, configFileSelector, default: defaultValue }, configuration = {}) => {
	const { signingName, logger } = configuration;
	return memoize((0,_chain_js__WEBPACK_IMPORTED_MODULE_2__.t)(fromEnv(environmentVariableSelector, {
		signingName,
		logger
	}), fromSharedConfigFiles(configFileSelector, configuration), fromStatic(defaultValue)));
};



/***/ }),

/***/ 3646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ decorateServiceException),
/* harmony export */   c: () => (/* binding */ deref),
/* harmony export */   d: () => (/* binding */ booleanSelector),
/* harmony export */   f: () => (/* binding */ toEndpointV1),
/* harmony export */   h: () => (/* binding */ SMITHY_CONTEXT_KEY),
/* harmony export */   i: () => (/* binding */ ServiceException),
/* harmony export */   l: () => (/* binding */ constructStack),
/* harmony export */   m: () => (/* binding */ getSmithyContext),
/* harmony export */   n: () => (/* binding */ resolveEndpointConfig),
/* harmony export */   o: () => (/* binding */ NormalizedSchema),
/* harmony export */   p: () => (/* binding */ normalizeProvider),
/* harmony export */   r: () => (/* binding */ resolveParams),
/* harmony export */   s: () => (/* binding */ translateTraits),
/* harmony export */   t: () => (/* binding */ getEndpointPlugin),
/* harmony export */   u: () => (/* binding */ SelectorType)
/* harmony export */ });
/* harmony import */ var _hasOwn_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5222);
/* harmony import */ var _configLoader_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(355);


// ../../node_modules/.pnpm/@smithy+types@4.20.0/node_modules/@smithy/types/dist-es/middleware.js
const SMITHY_CONTEXT_KEY = "__smithy_context";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/getSmithyContext.js
const getSmithyContext = (context) => context["__smithy_context"] || (context["__smithy_context"] = {});
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/normalizeProvider.js
const normalizeProvider = (input) => {
	if (typeof input === "function") return input;
	const promisified = Promise.resolve(input);
	return () => promisified;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/toEndpointV1.js
const toEndpointV1 = (endpoint) => {
	if (typeof endpoint === "object") {
		if ("url" in endpoint) {
			const v1Endpoint = (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.r)(endpoint.url);
			if (endpoint.headers) {
				v1Endpoint.headers = {};
				for (const name in endpoint.headers) {
					if (!(0,_hasOwn_js__WEBPACK_IMPORTED_MODULE_1__.t)(endpoint.headers, name)) continue;
					v1Endpoint.headers[name.toLowerCase()] = endpoint.headers[name].join(", ");
				}
			}
			return v1Endpoint;
		}
		return endpoint;
	}
	return (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.r)(endpoint);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/util-config-provider/booleanSelector.js
const booleanSelector = (obj, key, type) => {
	if (!(key in obj)) return;
	if (obj[key] === "true") return true;
	if (obj[key] === "false") return false;
	throw new Error(`Cannot load ${type} "${key}". Expected "true" or "false", got ${obj[key]}.`);
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/util-config-provider/types.js
var SelectorType;
(function(SelectorType) {
	SelectorType["ENV"] = "env";
	SelectorType["CONFIG"] = "shared config entry";
})(SelectorType || (SelectorType = {}));
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/middleware-stack/MiddlewareStack.js
const getAllAliases = (name, aliases) => {
	const _aliases = [];
	if (name) _aliases.push(name);
	if (aliases) for (const alias of aliases) _aliases.push(alias);
	return _aliases;
};
const getMiddlewareNameWithAliases = (name, aliases) => {
	return `${name || "anonymous"}${aliases && aliases.length > 0 ? ` (a.k.a. ${aliases.join(",")})` : ""}`;
};
const constructStack = () => {
	let absoluteEntries = [];
	let relativeEntries = [];
	let identifyOnResolve = false;
	const entriesNameSet = /* @__PURE__ */ new Set();
	const sort = (entries) => entries.sort((a, b) => stepWeights[b.step] - stepWeights[a.step] || priorityWeights[b.priority || "normal"] - priorityWeights[a.priority || "normal"]);
	const removeByName = (toRemove) => {
		let isRemoved = false;
		const filterCb = (entry) => {
			const aliases = getAllAliases(entry.name, entry.aliases);
			if (aliases.includes(toRemove)) {
				isRemoved = true;
				for (const alias of aliases) entriesNameSet.delete(alias);
				return false;
			}
			return true;
		};
		absoluteEntries = absoluteEntries.filter(filterCb);
		relativeEntries = relativeEntries.filter(filterCb);
		return isRemoved;
	};
	const removeByReference = (toRemove) => {
		let isRemoved = false;
		const filterCb = (entry) => {
			if (entry.middleware === toRemove) {
				isRemoved = true;
				for (const alias of getAllAliases(entry.name, entry.aliases)) entriesNameSet.delete(alias);
				return false;
			}
			return true;
		};
		absoluteEntries = absoluteEntries.filter(filterCb);
		relativeEntries = relativeEntries.filter(filterCb);
		return isRemoved;
	};
	const cloneTo = (toStack) => {
		absoluteEntries.forEach((entry) => {
			toStack.add(entry.middleware, { ...entry });
		});
		relativeEntries.forEach((entry) => {
			toStack.addRelativeTo(entry.middleware, { ...entry });
		});
		toStack.identifyOnResolve?.(stack.identifyOnResolve());
		return toStack;
	};
	const expandRelativeMiddlewareList = (from) => {
		const expandedMiddlewareList = [];
		from.before.forEach((entry) => {
			if (entry.before.length === 0 && entry.after.length === 0) expandedMiddlewareList.push(entry);
			else expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
		});
		expandedMiddlewareList.push(from);
		from.after.reverse().forEach((entry) => {
			if (entry.before.length === 0 && entry.after.length === 0) expandedMiddlewareList.push(entry);
			else expandedMiddlewareList.push(...expandRelativeMiddlewareList(entry));
		});
		return expandedMiddlewareList;
	};
	const getMiddlewareList = (debug = false) => {
		const normalizedAbsoluteEntries = [];
		const normalizedRelativeEntries = [];
		const normalizedEntriesNameMap = {};
		absoluteEntries.forEach((entry) => {
			const normalizedEntry = {
				...entry,
				before: [],
				after: []
			};
			for (const alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases)) normalizedEntriesNameMap[alias] = normalizedEntry;
			normalizedAbsoluteEntries.push(normalizedEntry);
		});
		relativeEntries.forEach((entry) => {
			const normalizedEntry = {
				...entry,
				before: [],
				after: []
			};
			for (const alias of getAllAliases(normalizedEntry.name, normalizedEntry.aliases)) normalizedEntriesNameMap[alias] = normalizedEntry;
			normalizedRelativeEntries.push(normalizedEntry);
		});
		normalizedRelativeEntries.forEach((entry) => {
			if (entry.toMiddleware) {
				const toMiddleware = normalizedEntriesNameMap[entry.toMiddleware];
				if (toMiddleware === void 0) {
					if (debug) return;
					throw new Error(`${entry.toMiddleware} is not found when adding ${getMiddlewareNameWithAliases(entry.name, entry.aliases)} middleware ${entry.relation} ${entry.toMiddleware}`);
				}
				if (entry.relation === "after") toMiddleware.after.push(entry);
				if (entry.relation === "before") toMiddleware.before.push(entry);
			}
		});
		return sort(normalizedAbsoluteEntries).map(expandRelativeMiddlewareList).reduce((wholeList, expandedMiddlewareList) => {
			wholeList.push(...expandedMiddlewareList);
			return wholeList;
		}, []);
	};
	const stack = {
		add: (middleware, options = {}) => {
			const { name, override, aliases: _aliases } = options;
			const entry = {
				step: "initialize",
				priority: "normal",
				middleware,
				...options
			};
			const aliases = getAllAliases(name, _aliases);
			if (aliases.length > 0) {
				if (aliases.some((alias) => entriesNameSet.has(alias))) {
					if (!override) throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
					for (const alias of aliases) {
						const toOverrideIndex = absoluteEntries.findIndex((entry) => entry.name === alias || entry.aliases?.some((a) => a === alias));
						if (toOverrideIndex === -1) continue;
						const toOverride = absoluteEntries[toOverrideIndex];
						if (toOverride.step !== entry.step || entry.priority !== toOverride.priority) throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware with ${toOverride.priority} priority in ${toOverride.step} step cannot be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware with ${entry.priority} priority in ${entry.step} step.`);
						absoluteEntries.splice(toOverrideIndex, 1);
					}
				}
				for (const alias of aliases) entriesNameSet.add(alias);
			}
			absoluteEntries.push(entry);
		},
		addRelativeTo: (middleware, options) => {
			const { name, override, aliases: _aliases } = options;
			const entry = {
				middleware,
				...options
			};
			const aliases = getAllAliases(name, _aliases);
			if (aliases.length > 0) {
				if (aliases.some((alias) => entriesNameSet.has(alias))) {
					if (!override) throw new Error(`Duplicate middleware name '${getMiddlewareNameWithAliases(name, _aliases)}'`);
					for (const alias of aliases) {
						const toOverrideIndex = relativeEntries.findIndex((entry) => entry.name === alias || entry.aliases?.some((a) => a === alias));
						if (toOverrideIndex === -1) continue;
						const toOverride = relativeEntries[toOverrideIndex];
						if (toOverride.toMiddleware !== entry.toMiddleware || toOverride.relation !== entry.relation) throw new Error(`"${getMiddlewareNameWithAliases(toOverride.name, toOverride.aliases)}" middleware ${toOverride.relation} "${toOverride.toMiddleware}" middleware cannot be overridden by "${getMiddlewareNameWithAliases(name, _aliases)}" middleware ${entry.relation} "${entry.toMiddleware}" middleware.`);
						relativeEntries.splice(toOverrideIndex, 1);
					}
				}
				for (const alias of aliases) entriesNameSet.add(alias);
			}
			relativeEntries.push(entry);
		},
		clone: () => cloneTo(constructStack()),
		use: (plugin) => {
			plugin.applyToStack(stack);
		},
		remove: (toRemove) => {
			if (typeof toRemove === "string") return removeByName(toRemove);
			else return removeByReference(toRemove);
		},
		removeByTag: (toRemove) => {
			let isRemoved = false;
			const filterCb = (entry) => {
				const { tags, name, aliases: _aliases } = entry;
				if (tags && tags.includes(toRemove)) {
					const aliases = getAllAliases(name, _aliases);
					for (const alias of aliases) entriesNameSet.delete(alias);
					isRemoved = true;
					return false;
				}
				return true;
			};
			absoluteEntries = absoluteEntries.filter(filterCb);
			relativeEntries = relativeEntries.filter(filterCb);
			return isRemoved;
		},
		concat: (from) => {
			const cloned = cloneTo(constructStack());
			cloned.use(from);
			cloned.identifyOnResolve(identifyOnResolve || cloned.identifyOnResolve() || (from.identifyOnResolve?.() ?? false));
			return cloned;
		},
		applyToStack: cloneTo,
		identify: () => {
			return getMiddlewareList(true).map((mw) => {
				const step = mw.step ?? mw.relation + " " + mw.toMiddleware;
				return getMiddlewareNameWithAliases(mw.name, mw.aliases) + " - " + step;
			});
		},
		identifyOnResolve(toggle) {
			if (typeof toggle === "boolean") identifyOnResolve = toggle;
			return identifyOnResolve;
		},
		resolve: (handler, context) => {
			for (const middleware of getMiddlewareList().map((entry) => entry.middleware).reverse()) handler = middleware(handler, context);
			if (identifyOnResolve) console.log(stack.identify());
			return handler;
		}
	};
	return stack;
};
const stepWeights = {
	initialize: 5,
	serialize: 4,
	build: 3,
	finalizeRequest: 2,
	deserialize: 1
};
const priorityWeights = {
	high: 3,
	normal: 2,
	low: 1
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/deref.js
const deref = (schemaRef) => {
	if (typeof schemaRef === "function") return schemaRef();
	return schemaRef;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/schemas/translateTraits.js
const traitsCache = [];
function translateTraits(indicator) {
	if (typeof indicator === "object") return indicator;
	indicator = indicator | 0;
	if (traitsCache[indicator]) return traitsCache[indicator];
	const traits = {};
	let i = 0;
	for (const trait of [
		"httpLabel",
		"idempotent",
		"idempotencyToken",
		"sensitive",
		"httpPayload",
		"httpResponseCode",
		"httpQueryParams"
	]) if ((indicator >> i++ & 1) === 1) traits[trait] = 1;
	return traitsCache[indicator] = traits;
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/schema/schemas/NormalizedSchema.js
const anno = {
	it: Symbol.for("@smithy/nor-struct-it"),
	ns: Symbol.for("@smithy/ns")
};
const simpleSchemaCacheN = [];
const simpleSchemaCacheS = {};
var NormalizedSchema = class NormalizedSchema {
	ref;
	memberName;
	static symbol = Symbol.for("@smithy/nor");
	symbol = NormalizedSchema.symbol;
	name;
	schema;
	_isMemberSchema;
	traits;
	memberTraits;
	normalizedTraits;
	constructor(ref, memberName) {
		this.ref = ref;
		this.memberName = memberName;
		const traitStack = [];
		let _ref = ref;
		let schema = ref;
		this._isMemberSchema = false;
		while (isMemberSchema(_ref)) {
			traitStack.push(_ref[1]);
			_ref = _ref[0];
			schema = deref(_ref);
			this._isMemberSchema = true;
		}
		if (traitStack.length > 0) {
			this.memberTraits = {};
			for (let i = traitStack.length - 1; i >= 0; --i) {
				const traitSet = traitStack[i];
				Object.assign(this.memberTraits, translateTraits(traitSet));
			}
		} else this.memberTraits = 0;
		if (schema instanceof NormalizedSchema) {
			const computedMemberTraits = this.memberTraits;
			Object.assign(this, schema);
			this.memberTraits = Object.assign({}, computedMemberTraits, schema.getMemberTraits(), this.getMemberTraits());
			this.normalizedTraits = void 0;
			this.memberName = memberName ?? schema.memberName;
			return;
		}
		this.schema = deref(schema);
		if (isStaticSchema(this.schema)) {
			this.name = `${this.schema[1]}#${this.schema[2]}`;
			this.traits = this.schema[3];
		} else {
			this.name = this.memberName ?? String(schema);
			this.traits = 0;
		}
		if (this._isMemberSchema && !memberName) throw new Error(`@smithy/core/schema - NormalizedSchema member init ${this.getName(true)} missing member name.`);
	}
	static [Symbol.hasInstance](lhs) {
		const isPrototype = this.prototype.isPrototypeOf(lhs);
		if (!isPrototype && typeof lhs === "object" && lhs !== null) return lhs.symbol === this.symbol;
		return isPrototype;
	}
	static of(ref) {
		const keyAble = typeof ref === "function" || typeof ref === "object" && ref !== null;
		if (typeof ref === "number") {
			if (simpleSchemaCacheN[ref]) return simpleSchemaCacheN[ref];
		} else if (typeof ref === "string") {
			if (simpleSchemaCacheS[ref]) return simpleSchemaCacheS[ref];
		} else if (keyAble) {
			if (ref[anno.ns]) return ref[anno.ns];
		}
		const sc = deref(ref);
		if (sc instanceof NormalizedSchema) return sc;
		if (isMemberSchema(sc)) {
			const [ns, traits] = sc;
			if (ns instanceof NormalizedSchema) {
				Object.assign(ns.getMergedTraits(), translateTraits(traits));
				return ns;
			}
			throw new Error(`@smithy/core/schema - may not init unwrapped member schema=${JSON.stringify(ref, null, 2)}.`);
		}
		const ns = new NormalizedSchema(sc);
		if (keyAble) return ref[anno.ns] = ns;
		if (typeof sc === "string") return simpleSchemaCacheS[sc] = ns;
		if (typeof sc === "number") return simpleSchemaCacheN[sc] = ns;
		return ns;
	}
	getSchema() {
		const sc = this.schema;
		if (Array.isArray(sc) && sc[0] === 0) return sc[4];
		return sc;
	}
	getName(withNamespace = false) {
		const { name } = this;
		return !withNamespace && name && name.includes("#") ? name.split("#")[1] : name || void 0;
	}
	getMemberName() {
		return this.memberName;
	}
	isMemberSchema() {
		return this._isMemberSchema;
	}
	isListSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" ? sc >= 64 && sc < 128 : sc[0] === 1;
	}
	isMapSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" ? sc >= 128 && sc <= 255 : sc[0] === 2;
	}
	isStructSchema() {
		const sc = this.getSchema();
		if (typeof sc !== "object") return false;
		const id = sc[0];
		return id === 3 || id === -3 || id === 4;
	}
	isUnionSchema() {
		const sc = this.getSchema();
		if (typeof sc !== "object") return false;
		return sc[0] === 4;
	}
	isBlobSchema() {
		const sc = this.getSchema();
		return sc === 21 || sc === 42;
	}
	isTimestampSchema() {
		const sc = this.getSchema();
		return typeof sc === "number" && sc >= 4 && sc <= 7;
	}
	isUnitSchema() {
		return this.getSchema() === "unit";
	}
	isDocumentSchema() {
		return this.getSchema() === 15;
	}
	isStringSchema() {
		return this.getSchema() === 0;
	}
	isBooleanSchema() {
		return this.getSchema() === 2;
	}
	isNumericSchema() {
		return this.getSchema() === 1;
	}
	isBigIntegerSchema() {
		return this.getSchema() === 17;
	}
	isBigDecimalSchema() {
		return this.getSchema() === 19;
	}
	isStreaming() {
		const { streaming } = this.getMergedTraits();
		return !!streaming || this.getSchema() === 42;
	}
	isIdempotencyToken() {
		return !!this.getMergedTraits().idempotencyToken;
	}
	getMergedTraits() {
		return this.normalizedTraits ?? (this.normalizedTraits = {
			...this.getOwnTraits(),
			...this.getMemberTraits()
		});
	}
	getMemberTraits() {
		return translateTraits(this.memberTraits);
	}
	getOwnTraits() {
		return translateTraits(this.traits);
	}
	getKeySchema() {
		const [isDoc, isMap] = [this.isDocumentSchema(), this.isMapSchema()];
		if (!isDoc && !isMap) throw new Error(`@smithy/core/schema - cannot get key for non-map: ${this.getName(true)}`);
		const schema = this.getSchema();
		return member([isDoc ? 15 : schema[4] ?? 0, 0], "key");
	}
	getValueSchema() {
		const sc = this.getSchema();
		const [isDoc, isMap, isList] = [
			this.isDocumentSchema(),
			this.isMapSchema(),
			this.isListSchema()
		];
		const memberSchema = typeof sc === "number" ? 63 & sc : sc && typeof sc === "object" && (isMap || isList) ? sc[3 + sc[0]] : isDoc ? 15 : void 0;
		if (memberSchema != null) return member([memberSchema, 0], isMap ? "value" : "member");
		throw new Error(`@smithy/core/schema - ${this.getName(true)} has no value member.`);
	}
	getMemberSchema(memberName) {
		const struct = this.getSchema();
		if (this.isStructSchema() && struct[4].includes(memberName)) {
			const i = struct[4].indexOf(memberName);
			const memberSchema = struct[5][i];
			return member(isMemberSchema(memberSchema) ? memberSchema : [memberSchema, 0], memberName);
		}
		if (this.isDocumentSchema()) return member([15, 0], memberName);
		throw new Error(`@smithy/core/schema - ${this.getName(true)} has no member=${memberName}.`);
	}
	getMemberSchemas() {
		const buffer = {};
		try {
			for (const [k, v] of this.structIterator()) buffer[k] = v;
		} catch (ignored) {}
		return buffer;
	}
	getEventStreamMember() {
		if (this.isStructSchema()) {
			for (const [memberName, memberSchema] of this.structIterator()) if (memberSchema.isStreaming() && memberSchema.isStructSchema()) return memberName;
		}
		return "";
	}
	*structIterator() {
		if (this.isUnitSchema()) return;
		if (!this.isStructSchema()) throw new Error("@smithy/core/schema - cannot iterate non-struct schema.");
		const struct = this.getSchema();
		const z = struct[4].length;
		let it = struct[anno.it];
		if (it && z === it.length) {
			yield* it;
			return;
		}
		it = Array(z);
		for (let i = 0; i < z; ++i) {
			const k = struct[4][i];
			const v = member([struct[5][i], 0], k);
			yield it[i] = [k, v];
		}
		struct[anno.it] = it;
	}
};
function member(memberSchema, memberName) {
	if (memberSchema instanceof NormalizedSchema) return Object.assign(memberSchema, {
		memberName,
		_isMemberSchema: true
	});
	return new NormalizedSchema(memberSchema, memberName);
}
const isMemberSchema = (sc) => Array.isArray(sc) && sc.length === 2;
const isStaticSchema = (sc) => Array.isArray(sc) && sc.length >= 5;
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/client/smithy-client/exceptions.js
var ServiceException = class ServiceException extends Error {
	static shapeId = "smithy.ts.sdk.synthetic.nonamespace.client#ServiceException";
	$fault;
	$response;
	$retryable;
	$metadata;
	constructor(options) {
		super(options.message);
		Object.setPrototypeOf(this, Object.getPrototypeOf(this).constructor.prototype);
		this.name = options.name;
		this.$fault = options.$fault;
		this.$metadata = options.$metadata;
	}
	static isInstance(value) {
		if (!value) return false;
		const candidate = value;
		return ServiceException.prototype.isPrototypeOf(candidate) || Boolean(candidate.$fault) && Boolean(candidate.$metadata) && (candidate.$fault === "client" || candidate.$fault === "server");
	}
	static [Symbol.hasInstance](instance) {
		if (!instance) return false;
		const candidate = instance;
		if (this === ServiceException) return ServiceException.isInstance(instance);
		if (ServiceException.isInstance(instance)) {
			if (this.prototype.isPrototypeOf(instance)) return true;
			const targetId = Object.prototype.hasOwnProperty.call(this, "shapeId") ? this.shapeId : void 0;
			let candidateHasShapeId = false;
			if (targetId) {
				let proto = Object.getPrototypeOf(candidate);
				while (proto && proto !== Object.prototype) {
					const ctor = proto.constructor;
					const candidateId = ctor !== ServiceException && Object.prototype.hasOwnProperty.call(ctor, "shapeId") ? ctor?.shapeId : void 0;
					if (candidateId) {
						candidateHasShapeId = true;
						if (candidateId === targetId) return true;
					}
					proto = Object.getPrototypeOf(proto);
				}
			}
			if (targetId && candidateHasShapeId) return false;
			const targetName = this.name;
			if (targetName && targetName.length >= 6) {
				if (candidate.name === targetName) return true;
				let proto = Object.getPrototypeOf(candidate);
				while (proto && proto !== Object.prototype) {
					const ctorName = proto.constructor?.name;
					if (ctorName && ctorName !== "Error" && ctorName === targetName) return true;
					proto = Object.getPrototypeOf(proto);
				}
			}
		}
		return false;
	}
};
const decorateServiceException = (exception, additions = {}) => {
	Object.entries(additions).filter(([, v]) => v !== void 0).forEach(([k, v]) => {
		if (exception[k] == void 0 || exception[k] === "") exception[k] = v;
	});
	exception.message = exception.message || exception.Message || "UnknownError";
	delete exception.Message;
	return exception;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointUrlConfig.js
const ENV_ENDPOINT_URL = "AWS_ENDPOINT_URL";
const CONFIG_ENDPOINT_URL = "endpoint_url";
const getEndpointUrlConfig = (serviceId) => ({
	environmentVariableSelector: (env) => {
		const serviceSuffixParts = serviceId.split(" ").map((w) => w.toUpperCase());
		const serviceEndpointUrl = env[[ENV_ENDPOINT_URL, ...serviceSuffixParts].join("_")];
		if (serviceEndpointUrl) return serviceEndpointUrl;
		const endpointUrl = env[ENV_ENDPOINT_URL];
		if (endpointUrl) return endpointUrl;
	},
	configFileSelector: (profile, config) => {
		if (profile.services) {
			const servicesSectionKey = ["services", profile.services].join(".");
			if (!config || !config[servicesSectionKey]) throw new Error(`The services section "${profile.services}" specified in the profile is not present in the shared configuration file.`);
			const endpointUrl = config[servicesSectionKey][[serviceId.split(" ").map((w) => w.toLowerCase()).join("_"), CONFIG_ENDPOINT_URL].join(".")];
			if (endpointUrl) return endpointUrl;
		}
		const endpointUrl = profile[CONFIG_ENDPOINT_URL];
		if (endpointUrl) return endpointUrl;
	},
	default: void 0
});
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getIgnoreConfiguredEndpointUrls.js
const ENV_IGNORE_CONFIGURED_ENDPOINT_URLS = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
const CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS = "ignore_configured_endpoint_urls";
const ignoreConfiguredEndpointUrlsConfigSelectors = {
	environmentVariableSelector: (env) => booleanSelector(env, ENV_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.ENV),
	configFileSelector: (profile) => booleanSelector(profile, CONFIG_IGNORE_CONFIGURED_ENDPOINT_URLS, SelectorType.CONFIG),
	default: false
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointFromConfig.js
const getEndpointFromConfig = async (serviceId) => {
	if (await (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.t)(ignoreConfiguredEndpointUrlsConfigSelectors)()) return;
	return (0,_configLoader_js__WEBPACK_IMPORTED_MODULE_0__.t)(getEndpointUrlConfig(serviceId ?? ""))();
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/service-customizations/s3.js
const resolveParamsForS3 = async (endpointParams) => {
	const bucket = endpointParams?.Bucket || "";
	if (typeof endpointParams.Bucket === "string") endpointParams.Bucket = bucket.replace(/#/g, encodeURIComponent("#")).replace(/\?/g, encodeURIComponent("?"));
	if (isArnBucketName(bucket)) {
		if (endpointParams.ForcePathStyle === true) throw new Error("Path-style addressing cannot be used with ARN buckets");
	} else if (!isDnsCompatibleBucketName(bucket) || bucket.indexOf(".") !== -1 && !String(endpointParams.Endpoint).startsWith("http:") || bucket.toLowerCase() !== bucket || bucket.length < 3) endpointParams.ForcePathStyle = true;
	if (endpointParams.DisableMultiRegionAccessPoints) {
		endpointParams.disableMultiRegionAccessPoints = true;
		endpointParams.DisableMRAP = true;
	}
	return endpointParams;
};
const DOMAIN_PATTERN = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS_PATTERN = /(\d+\.){3}\d+/;
const DOTS_PATTERN = /\.\./;
const isDnsCompatibleBucketName = (bucketName) => DOMAIN_PATTERN.test(bucketName) && !IP_ADDRESS_PATTERN.test(bucketName) && !DOTS_PATTERN.test(bucketName);
const isArnBucketName = (bucketName) => {
	const [arn, partition, service, , , bucket] = bucketName.split(":");
	const isArn = arn === "arn" && bucketName.split(":").length >= 6;
	const isValidArn = Boolean(isArn && partition && service && bucket);
	if (isArn && !isValidArn) throw new Error(`Invalid ARN: ${bucketName} was an invalid ARN.`);
	return isValidArn;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/createConfigValueProvider.js
const createConfigValueProvider = (configKey, canonicalEndpointParamKey, config, isClientContextParam = false) => {
	const configProvider = async () => {
		let configValue;
		if (isClientContextParam) configValue = config.clientContextParams?.[configKey] ?? config[configKey] ?? config[canonicalEndpointParamKey];
		else configValue = config[configKey] ?? config[canonicalEndpointParamKey];
		if (typeof configValue === "function") return configValue();
		return configValue;
	};
	if (configKey === "credentialScope" || canonicalEndpointParamKey === "CredentialScope") return async () => {
		const credentials = typeof config.credentials === "function" ? await config.credentials() : config.credentials;
		return credentials?.credentialScope ?? credentials?.CredentialScope;
	};
	if (configKey === "accountId" || canonicalEndpointParamKey === "AccountId") return async () => {
		const credentials = typeof config.credentials === "function" ? await config.credentials() : config.credentials;
		return credentials?.accountId ?? credentials?.AccountId;
	};
	if (configKey === "endpoint" || canonicalEndpointParamKey === "endpoint") return async () => {
		if (config.isCustomEndpoint === false) return;
		const endpoint = await configProvider();
		if (endpoint && typeof endpoint === "object") {
			if ("url" in endpoint) return endpoint.url.href;
			if ("hostname" in endpoint) {
				const { protocol, hostname, port, path } = endpoint;
				return `${protocol}//${hostname}${port ? ":" + port : ""}${path}`;
			}
		}
		return endpoint;
	};
	return configProvider;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/adaptors/getEndpointFromInstructions.js
function bindGetEndpointFromInstructions(getEndpointFromConfig) {
	return async (commandInput, instructionsSupplier, clientConfig, context) => {
		if (!clientConfig.isCustomEndpoint && !clientConfig.ignoreConfiguredEndpointUrls) {
			let endpointFromConfig;
			if (clientConfig.serviceConfiguredEndpoint) endpointFromConfig = await clientConfig.serviceConfiguredEndpoint();
			else endpointFromConfig = await getEndpointFromConfig(clientConfig.serviceId);
			if (endpointFromConfig) {
				clientConfig.endpoint = () => Promise.resolve(toEndpointV1(endpointFromConfig));
				clientConfig.isCustomEndpoint = true;
				context?.logger?.debug?.(`@smithy/core/endpoints - resolved endpoint from config: ${endpointFromConfig}`);
			}
		}
		const endpointParams = await resolveParams(commandInput, instructionsSupplier, clientConfig);
		if (typeof clientConfig.endpointProvider !== "function") throw new Error("config.endpointProvider is not set.");
		const endpoint = clientConfig.endpointProvider(endpointParams, context);
		if (clientConfig.isCustomEndpoint && clientConfig.endpoint) {
			const customEndpoint = await clientConfig.endpoint();
			if (customEndpoint?.headers) {
				endpoint.headers ??= {};
				for (const [name, value] of Object.entries(customEndpoint.headers)) endpoint.headers[name] = Array.isArray(value) ? value : [value];
			}
		}
		return endpoint;
	};
}
const resolveParams = async (commandInput, instructionsSupplier, clientConfig) => {
	const endpointParams = {};
	const instructions = instructionsSupplier?.getEndpointParameterInstructions?.() || {};
	for (const [name, instruction] of Object.entries(instructions)) switch (instruction.type) {
		case "staticContextParams":
			endpointParams[name] = instruction.value;
			break;
		case "contextParams":
			endpointParams[name] = commandInput[instruction.name];
			break;
		case "clientContextParams":
		case "builtInParams":
			endpointParams[name] = await createConfigValueProvider(instruction.name, name, clientConfig, instruction.type !== "builtInParams")();
			break;
		case "operationContextParams":
			endpointParams[name] = instruction.get(commandInput);
			break;
		default: throw new Error("Unrecognized endpoint parameter instruction: " + JSON.stringify(instruction));
	}
	if (Object.keys(instructions).length === 0) Object.assign(endpointParams, clientConfig);
	if (String(clientConfig.serviceId).toLowerCase() === "s3") await resolveParamsForS3(endpointParams);
	return endpointParams;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/endpointMiddleware.js
function setFeature(context, feature, value) {
	if (!context.__smithy_context) context.__smithy_context = { features: {} };
	else if (!context.__smithy_context.features) context.__smithy_context.features = {};
	context.__smithy_context.features[feature] = value;
}
function bindEndpointMiddleware(getEndpointFromConfig) {
	const getEndpointFromInstructions = bindGetEndpointFromInstructions(getEndpointFromConfig);
	return ({ config, instructions }) => {
		return (next, context) => async (args) => {
			if (config.isCustomEndpoint) setFeature(context, "ENDPOINT_OVERRIDE", "N");
			const endpoint = await getEndpointFromInstructions(args.input, { getEndpointParameterInstructions() {
				return instructions;
			} }, { ...config }, context);
			context.endpointV2 = endpoint;
			context.authSchemes = endpoint.properties?.authSchemes;
			const authScheme = context.authSchemes?.[0];
			if (authScheme) {
				context["signing_region"] = authScheme.signingRegion;
				context["signing_service"] = authScheme.signingName;
				const httpAuthOption = getSmithyContext(context)?.selectedHttpAuthScheme?.httpAuthOption;
				if (httpAuthOption) httpAuthOption.signingProperties = Object.assign(httpAuthOption.signingProperties || {}, {
					signing_region: authScheme.signingRegion,
					signingRegion: authScheme.signingRegion,
					signing_service: authScheme.signingName,
					signingName: authScheme.signingName,
					signingRegionSet: authScheme.signingRegionSet
				}, authScheme.properties);
			}
			return next({ ...args });
		};
	};
}
const endpointMiddlewareOptions = {
	step: "serialize",
	tags: [
		"ENDPOINT_PARAMETERS",
		"ENDPOINT_V2",
		"ENDPOINT"
	],
	name: "endpointV2Middleware",
	override: true,
	relation: "before",
	toMiddleware: {
		name: "serializerMiddleware",
		step: "serialize",
		tags: ["SERIALIZER"],
		override: true
	}.name
};
function bindGetEndpointPlugin(getEndpointFromConfig) {
	const endpointMiddleware = bindEndpointMiddleware(getEndpointFromConfig);
	return (config, instructions) => ({ applyToStack: (clientStack) => {
		clientStack.addRelativeTo(endpointMiddleware({
			config,
			instructions
		}), endpointMiddlewareOptions);
	} });
}
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/endpoints/middleware-endpoint/resolveEndpointConfig.js
function bindResolveEndpointConfig(getEndpointFromConfig) {
	return (input) => {
		const tls = input.tls ?? true;
		const { endpoint, useDualstackEndpoint, useFipsEndpoint } = input;
		const resolvedConfig = Object.assign(input, {
			endpoint: endpoint != null ? async () => toEndpointV1(await normalizeProvider(endpoint)()) : void 0,
			tls,
			isCustomEndpoint: !!endpoint,
			useDualstackEndpoint: normalizeProvider(useDualstackEndpoint ?? false),
			useFipsEndpoint: normalizeProvider(useFipsEndpoint ?? false),
			ignoreConfiguredEndpointUrls: !!input.ignoreConfiguredEndpointUrls
		});
		let configuredEndpointPromise = void 0;
		resolvedConfig.serviceConfiguredEndpoint = async () => {
			if (input.serviceId && !configuredEndpointPromise) configuredEndpointPromise = getEndpointFromConfig(input.serviceId);
			return configuredEndpointPromise;
		};
		return resolvedConfig;
	};
}
const resolveEndpointConfig = bindResolveEndpointConfig(getEndpointFromConfig);
bindEndpointMiddleware(getEndpointFromConfig);
const getEndpointPlugin = bindGetEndpointPlugin(getEndpointFromConfig);



/***/ }),

/***/ 5222:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ hasOwn)
/* harmony export */ });
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/transport/hasOwn.js
function hasOwn(o, k) {
	return Object.prototype.hasOwnProperty.call(o, k);
}



/***/ }),

/***/ 8520:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _rolldown_runtime_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8719);
/* harmony import */ var _client_command_builder_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4603);
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3646);
/* harmony import */ var _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5927);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(8500);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7598);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(857);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7030);
/* harmony import */ var crypto__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(6982);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(6928);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(6760);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(8161);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(1455);

















// ../../packages/core/lib/exit-status.js
const EXIT_STATUS = {
	failed: 1,
	usage: 2,
	"no-image": 3,
	ambiguous: 4,
	"lock-out-of-date": 5,
	unreachable: 6,
	unpinned: 10,
	hash: 11,
	"no-wheel": 12,
	"system-package": 13,
	"step-failed": 14,
	"tests-failed": 15,
	drift: 16,
	capacity: 20,
	machine: 21,
	"timed-out": 22,
	permission: 23,
	"cap-exceeded": 24,
	remaining: 30,
	"remaining-unknown": 31,
	hangup: 129,
	interrupted: 130,
	terminated: 143
};
// ../../packages/core/lib/errors.js
var CodedError = class extends Error {
	code;
	exitClass;
	hint;
	problems;
	constructor(code, exitClass, message, options = {}) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.code = code;
		this.exitClass = exitClass;
		this.hint = options.hint;
		this.problems = options.problems ?? [];
	}
};
function exitStatusOf(error) {
	return error instanceof CodedError ? EXIT_STATUS[error.exitClass] : EXIT_STATUS.failed;
}
function formatProblem({ message, field, file, line }) {
	return [
		file === void 0 || line === void 0 ? file : `${file}:${line}`,
		field,
		message
	].filter((part) => part !== void 0).join(": ");
}
// ../../packages/core/lib/ports.js
const systemClock = {
	now: () => /* @__PURE__ */ new Date(),
	sleep: (ms, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(ms, void 0, signal === void 0 ? {} : { signal })
};
// ../../packages/core/lib/words/did-you-mean.js
function nearestWord(word, known) {
	const wanted = normalise(word);
	const limit = wanted.length < 4 ? 1 : Math.max(2, Math.floor(wanted.length / 3));
	let best;
	let bestDistance = limit + 1;
	for (const candidate of known) {
		const distance = editDistance(wanted, normalise(candidate));
		if (distance >= bestDistance) continue;
		best = candidate;
		bestDistance = distance;
	}
	return best;
}
function didYouMean(word, known) {
	const nearest = nearestWord(word, known);
	return nearest === void 0 ? "" : ` (did you mean "${nearest}"?)`;
}
function editDistance(left, right) {
	let beforePrevious = [];
	let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
	for (let row = 1; row <= left.length; row += 1) {
		const current = [row];
		for (let column = 1; column <= right.length; column += 1) {
			const replaced = at(previous, column - 1) + (left[row - 1] === right[column - 1] ? 0 : 1);
			const swapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1] ? at(beforePrevious, column - 2) + 1 : Number.POSITIVE_INFINITY;
			current.push(Math.min(replaced, swapped, at(previous, column) + 1, at(current, column - 1) + 1));
		}
		beforePrevious = previous;
		previous = current;
	}
	return at(previous, right.length);
}
function normalise(word) {
	return word.toLowerCase().replaceAll("_", "-");
}
function at(row, column) {
	return row[column] ?? Number.POSITIVE_INFINITY;
}
// ../../packages/core/lib/words/duration.js
const UNITS = [
	{
		letter: "w",
		milliseconds: 6048e5
	},
	{
		letter: "d",
		milliseconds: 864e5
	},
	{
		letter: "h",
		milliseconds: 36e5
	},
	{
		letter: "m",
		milliseconds: 6e4
	},
	{
		letter: "s",
		milliseconds: 1e3
	}
];
function parseDuration(text) {
	const match = /^(?:(\d{1,6})w)?(?:(\d{1,6})d)?(?:(\d{1,6})h)?(?:(\d{1,6})m)?(?:(\d{1,6})s)?$/.exec(text);
	if (match === null || text === "") return void 0;
	let total = 0;
	for (const [index, unit] of UNITS.entries()) total += Number(match[index + 1] ?? 0) * unit.milliseconds;
	return total;
}
function formatDuration(milliseconds) {
	let rest = Math.round(milliseconds / 1e3) * 1e3;
	let text = "";
	for (const unit of UNITS.slice(1)) {
		const count = Math.floor(rest / unit.milliseconds);
		rest -= count * unit.milliseconds;
		if (count > 0) text += `${count}${unit.letter}`;
	}
	return text === "" ? "0s" : text;
}
// ../../packages/core/lib/words/sanitise.js
function neutralize(text) {
	return text.replace(/##\[/g, "## [").replace(/(^|[\r\n])(\s*):(?=:)/g, "$1$2: ");
}
// ../../packages/action-kit/lib/errors.js
const EXIT_CLASS$3 = {
	INVALID_INPUT: "usage",
	REMAINING: "remaining",
	CANCELLED: "interrupted"
};
var ActionError = class extends CodedError {
	name = "ActionError";
	constructor(code, message, options = {}) {
		super(code, EXIT_CLASS$3[code], message, options);
	}
};
function invalidInputs(problems) {
	const [first] = problems;
	return new ActionError("INVALID_INPUT", problems.length === 1 && first !== void 0 ? formatProblem(first) : `${problems.length} problems with the inputs:\n${problems.map((problem) => `  - ${formatProblem(problem)}`).join("\n")}`, { problems });
}
// ../../packages/action-kit/lib/logger.js
function createLogger(core) {
	return {
		debug: (message) => core.debug(message),
		info: (message) => core.info(neutralize(message)),
		warn: (message) => core.warning(message)
	};
}
async function withGroup(core, title, phase) {
	core.startGroup(neutralize(title));
	try {
		return await phase();
	} finally {
		core.endGroup();
	}
}
// ../../packages/action-kit/lib/outputs.js
function publishOutputs(core, outputs) {
	for (const [name, value] of Object.entries(outputs)) core.setOutput(name, value);
}
// ../../packages/action-kit/lib/summary.js
function renderTable({ title, header, rows, note }) {
	const lines = [
		`### ${escapeMarkdown(title)}`,
		"",
		renderRow(header),
		renderRow(header.map(() => "---")),
		...rows.map((row) => renderRow(row.map(escapeMarkdown))),
		""
	];
	if (note !== void 0) lines.push(escapeMarkdown(note), "");
	return `${lines.join("\n")}\n`;
}
function renderRow(cells) {
	return `| ${cells.join(" | ")} |`;
}
function escapeMarkdown(text) {
	return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_[\]|!]/g, "\\$&").replace(/\s*[\r\n]+\s*/g, " ");
}
// ../../packages/action-kit/lib/proof.js
async function settleProof(termination) {
	return termination.catch((error) => {
		if (error instanceof Error && "proof" in error && error.proof) return error.proof;
		throw error;
	});
}
function renderProof(proof) {
	return renderTable({
		title: `Proof for ${proof.fleetId}`,
		header: [
			"kind",
			"id",
			"now"
		],
		rows: proof.created.map(({ kind, id }) => [
			kind,
			id,
			stateOf(id, proof)
		]),
		note: proof.clean ? "Nothing remains." : `${proof.remaining.length} remaining.`
	});
}
function assertNothingRemains({ fleetId, remaining, clean }) {
	if (clean) return;
	const lines = remaining.map(({ kind, id, command }) => `  - ${kind} ${id}; remove it with: ${command}`);
	throw new ActionError("REMAINING", `${remaining.length} of ${fleetId} remaining:\n${lines.join("\n")}`);
}
function stateOf(id, { going, remaining }) {
	if (remaining.some((resource) => resource.id === id)) return "REMAINING";
	return going.some((resource) => resource.id === id) ? "going" : "deleted";
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_7__.EOL);
}
function issue(name, message = "") {
	issueCommand(name, {}, message);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs__WEBPACK_IMPORTED_MODULE_6__.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs__WEBPACK_IMPORTED_MODULE_6__.appendFileSync(filePath, `${toCommandValue(message)}${os__WEBPACK_IMPORTED_MODULE_7__.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${crypto__WEBPACK_IMPORTED_MODULE_9__.randomUUID()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_7__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_7__.EOL}${delimiter}`;
}
// ../../node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/summary.js
var __awaiter$1 = function(thisArg, _arguments, P, generator) {
	function adopt(value) {
		return value instanceof P ? value : new P(function(resolve) {
			resolve(value);
		});
	}
	return new (P || (P = Promise))(function(resolve, reject) {
		function fulfilled(value) {
			try {
				step(generator.next(value));
			} catch (e) {
				reject(e);
			}
		}
		function rejected(value) {
			try {
				step(generator["throw"](value));
			} catch (e) {
				reject(e);
			}
		}
		function step(result) {
			result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
		}
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = fs__WEBPACK_IMPORTED_MODULE_6__.promises;
const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
	constructor() {
		this._buffer = "";
	}
	filePath() {
		return __awaiter$1(this, void 0, void 0, function* () {
			if (this._filePath) return this._filePath;
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			try {
				yield access(pathFromEnv, fs__WEBPACK_IMPORTED_MODULE_6__.constants.R_OK | fs__WEBPACK_IMPORTED_MODULE_6__.constants.W_OK);
			} catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
		if (!content) return `<${tag}${htmlAttrs}>`;
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return __awaiter$1(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			yield (overwrite ? writeFile : appendFile)(filePath, this._buffer, { encoding: "utf8" });
			return this.emptyBuffer();
		});
	}
	clear() {
		return __awaiter$1(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = "";
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(os__WEBPACK_IMPORTED_MODULE_7__.EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, lang && { lang });
		const element = this.wrap("pre", this.wrap("code", code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? "ol" : "ul";
		const listItems = items.map((item) => this.wrap("li", item)).join("");
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows.map((row) => {
			const cells = row.map((cell) => {
				if (typeof cell === "string") return this.wrap("td", cell);
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? "th" : "td";
				const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
				return this.wrap(tag, data, attrs);
			}).join("");
			return this.wrap("tr", cells);
		}).join("");
		const element = this.wrap("table", tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap("details", this.wrap("summary", label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
		const element = this.wrap("img", null, Object.assign({
			src,
			alt
		}, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = [
			"h1",
			"h2",
			"h3",
			"h4",
			"h5",
			"h6"
		].includes(tag) ? tag : "h1";
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap("hr", null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap("br", null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, cite && { cite });
		const element = this.wrap("blockquote", text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap("a", text, { href });
		return this.addRaw(element).addEOL();
	}
};
const summary = new Summary();
var ExitCode;
(function(ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
	issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os__WEBPACK_IMPORTED_MODULE_7__.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
	issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + os__WEBPACK_IMPORTED_MODULE_7__.EOL);
}
function startGroup(name) {
	issue("group", name);
}
function endGroup() {
	issue("endgroup");
}
function saveState(name, value) {
	if (process.env["GITHUB_STATE"] || "") return issueFileCommand("STATE", prepareKeyValueMessage(name, value));
	issueCommand("save-state", { name }, toCommandValue(value));
}
function getState(name) {
	return process.env[`STATE_${name}`] || "";
}
// ../../packages/action-kit/lib/core.js
const INPUT_PREFIX = "INPUT_";
function createCore(environment) {
	return {
		getInput: (name) => getInput(name),
		inputNames: () => listInputNames(environment),
		setOutput: (name, value) => setOutput(name, value),
		saveState: (name, value) => saveState(name, value),
		getState: (name) => getState(name),
		setSecret: (value) => setSecret(value),
		debug: (message) => debug(message),
		info: (text) => info(text),
		warning: (message) => warning(message),
		error: (message) => error(message),
		startGroup: (title) => startGroup(title),
		endGroup: () => endGroup(),
		writeSummary: async (markdown) => {
			if (!environment.GITHUB_STEP_SUMMARY) return;
			await summary.addRaw(markdown, true).write();
		}
	};
}
function listInputNames(environment) {
	return Object.keys(environment).filter((key) => key.startsWith(INPUT_PREFIX)).map((key) => key.slice(6).toLowerCase());
}
// ../../packages/action-kit/lib/fence.js
function createFencedCore(core, createToken = node_crypto__WEBPACK_IMPORTED_MODULE_5__.randomUUID) {
	let token;
	const closeFence = () => {
		if (token === void 0) return;
		core.info(`::${token}::`);
		token = void 0;
	};
	const openFence = () => {
		if (token !== void 0) return;
		token = createToken();
		core.info(`::stop-commands::${token}`);
	};
	return {
		...closeBeforeCommands(core, closeFence),
		closeFence,
		remote: (lines) => {
			openFence();
			core.info(lines.replace(/\r?\n$/, ""));
		}
	};
}
function closeBeforeCommands(core, closeFence) {
	const outside = (command) => {
		return (...values) => {
			closeFence();
			return command(...values);
		};
	};
	return {
		...core,
		setOutput: outside(core.setOutput),
		saveState: outside(core.saveState),
		setSecret: outside(core.setSecret),
		debug: outside(core.debug),
		info: outside(core.info),
		warning: outside(core.warning),
		error: outside(core.error),
		startGroup: outside(core.startGroup),
		endGroup: outside(core.endGroup)
	};
}
// ../../packages/action-kit/lib/run-action.js
const CANCEL_SIGNALS = ["SIGINT", "SIGTERM"];
async function runAction(main, { process, core = createFencedCore(createCore(process.env)) }) {
	const cancellation = new AbortController();
	const cancel = (name) => cancellation.abort(new ActionError("CANCELLED", `cancelled by ${name}`));
	const cancelUnread = () => cancel("an unread log");
	for (const name of CANCEL_SIGNALS) process.on(name, cancel);
	process.stdout.on("error", cancelUnread);
	try {
		await main({
			core,
			logger: createLogger(core),
			environment: process.env,
			signal: cancellation.signal
		});
		return 0;
	} catch (error) {
		reportFailure(core, error);
		return exitStatusOf(error);
	} finally {
		core.closeFence();
		for (const name of CANCEL_SIGNALS) process.off(name, cancel);
	}
}
function reportFailure(core, error) {
	if (!(error instanceof Error)) {
		core.error(String(error));
		return;
	}
	core.error(error instanceof CodedError ? describeRefusal(error) : error.stack ?? error.message);
	core.debug(describe$1(error));
}
function describeRefusal({ message, problems, hint }) {
	return [...[message, ...problems.filter((problem) => !message.includes(problem.message)).map((problem) => `  - ${formatProblem(problem)}`)], ...hint === void 0 ? [] : [`Hint: ${hint}`]].join("\n");
}
function describe$1(error) {
	if (!(error instanceof Error)) return String(error);
	const text = error.stack ?? error.message;
	return error.cause === void 0 ? text : `${text}\nCaused by: ${describe$1(error.cause)}`;
}
// ../../packages/provisioner/lib/fleet/errors.js
const EXIT_CLASS$2 = {
	INVALID_REQUEST: "usage",
	INVALID_HANDLE: "usage",
	UNSAFE_REQUEST: "ambiguous",
	REFUSED: "usage",
	CONFLICT: "usage",
	CAPACITY: "capacity",
	BOOT_FAILED: "machine",
	UNREACHABLE_HOST: "machine",
	TIMED_OUT: "timed-out",
	PERMISSION_DENIED: "permission",
	CAP_EXCEEDED: "cap-exceeded",
	REMAINING: "remaining",
	UNREACHABLE_ENDPOINT: "unreachable",
	SERVICE_FAILED: "failed",
	ABORTED: "interrupted"
};
var ProvisionerError = class extends CodedError {
	name = "ProvisionerError";
	history;
	awsError;
	action;
	proof;
	suppressed;
	constructor(code, message, details = {}) {
		super(code, EXIT_CLASS$2[code], message, details);
		this.history = details.history ?? [];
		this.awsError = details.awsError;
		this.action = details.action;
		this.proof = details.proof;
		this.suppressed = details.suppressed;
	}
};
function throwIfAborted(signal, doing) {
	if (signal?.aborted) throw new ProvisionerError("ABORTED", `Stopped while ${doing}.`, { cause: signal.reason });
}
// ../../packages/provisioner/lib/fleet/identity.js
function isFleetId(word) {
	return /^fleet-[0-9a-f]{16}$/.test(word);
}
function securityGroupNameOf(fleetId) {
	return `ami-select-${fleetId}`;
}
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commandBuilder.js
const command = (0,_client_command_builder_js__WEBPACK_IMPORTED_MODULE_1__.t)(_schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.d, "AmazonEC2", "EC2Client", _endpoints_js__WEBPACK_IMPORTED_MODULE_2__.t);
const _ep0 = {};
const _mw0 = (Command, cs, config, o) => [];
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/CancelSpotInstanceRequestsCommand.js
var CancelSpotInstanceRequestsCommand = class extends command(_ep0, _mw0, "CancelSpotInstanceRequests", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.t) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteSecurityGroupCommand.js
var DeleteSecurityGroupCommand = class extends command(_ep0, _mw0, "DeleteSecurityGroup", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.n) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DeleteVolumeCommand.js
var DeleteVolumeCommand = class extends command(_ep0, _mw0, "DeleteVolume", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.r) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeInstancesCommand.js
var DescribeInstancesCommand = class extends command(_ep0, _mw0, "DescribeInstances", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.i) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeNetworkInterfacesCommand.js
var DescribeNetworkInterfacesCommand = class extends command(_ep0, _mw0, "DescribeNetworkInterfaces", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.a) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSecurityGroupsCommand.js
var DescribeSecurityGroupsCommand = class extends command(_ep0, _mw0, "DescribeSecurityGroups", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.o) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeSpotInstanceRequestsCommand.js
var DescribeSpotInstanceRequestsCommand = class extends command(_ep0, _mw0, "DescribeSpotInstanceRequests", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.s) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/DescribeVolumesCommand.js
var DescribeVolumesCommand = class extends command(_ep0, _mw0, "DescribeVolumes", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.c) {};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/commands/TerminateInstancesCommand.js
var TerminateInstancesCommand = class extends command(_ep0, _mw0, "TerminateInstances", _schemas_0_js__WEBPACK_IMPORTED_MODULE_3__.l) {};
// ../../packages/provisioner/lib/aws/classify-error.js
const TRANSIENT = /* @__PURE__ */ new Set([
	"RequestLimitExceeded",
	"Throttling",
	"ThrottlingException",
	"InternalError",
	"InternalFailure",
	"InternalServiceError",
	"ServerInternal",
	"ServiceUnavailable",
	"Unavailable",
	"RequestTimeout",
	"TimeoutError"
]);
const POOL_UNUSABLE = /* @__PURE__ */ new Set([
	"InsufficientInstanceCapacity",
	"InsufficientHostCapacity",
	"InsufficientReservedInstanceCapacity",
	"InsufficientCapacity",
	"UnfulfillableCapacity",
	"Unsupported",
	"UnsupportedOperation",
	"InsufficientFreeAddressesInSubnet",
	"SpotMaxPriceTooLow",
	"MaxSpotInstanceCountExceeded",
	"VolumeTypeNotAvailableInZone",
	"ReservationCapacityExceeded",
	"IdempotentInstanceTerminated"
]);
const UNREACHABLE = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"ENOTFOUND",
	"EHOSTUNREACH",
	"ENETUNREACH"
]);
const NO_RESPONSE = /* @__PURE__ */ new Set([
	"ECONNRESET",
	"EPIPE",
	"ETIMEDOUT",
	"EAI_AGAIN"
]);
const NOT_IMPLEMENTED = 501;
function classify(error) {
	const name = awsErrorName(error);
	if (POOL_UNUSABLE.has(name)) return "next-pool";
	if (TRANSIENT.has(name) || hasNoResponse(error) || isServerFault(error)) return "retry";
	return "fatal";
}
function awsErrorName(error) {
	return stringField(error, "name");
}
function networkErrorCode(error) {
	return stringField(error, "code");
}
function isUnreachable(error) {
	return UNREACHABLE.has(networkErrorCode(error));
}
function hasNoResponse(error) {
	return isUnreachable(error) || NO_RESPONSE.has(networkErrorCode(error)) || awsErrorName(error) === "TimeoutError";
}
function isServerFault(error) {
	const status = error?.$metadata?.httpStatusCode;
	return status !== void 0 && status >= 500 && status !== NOT_IMPLEMENTED;
}
function stringField(error, field) {
	if (typeof error !== "object" || error === null) return "";
	const value = error[field];
	return typeof value === "string" ? value : "";
}
// ../../packages/provisioner/lib/aws/to-provisioner-error.js
const NO_PERMISSION = /* @__PURE__ */ new Set([
	"UnauthorizedOperation",
	"AuthFailure",
	"AuthFailure.ServiceLinkedRoleCreationNotPermitted",
	"AccessDenied",
	"AccessDeniedException",
	"UnrecognizedClientException",
	"InvalidClientTokenId",
	"SignatureDoesNotMatch",
	"ExpiredToken",
	"RequestExpired",
	"OptInRequired",
	"PendingVerification",
	"Blocked",
	"CredentialsProviderError"
]);
const QUOTA = /* @__PURE__ */ new Set([
	"InstanceLimitExceeded",
	"VcpuLimitExceeded",
	"SecurityGroupLimitExceeded",
	"RulesPerSecurityGroupLimitExceeded",
	"MaxFleetCountExceeded"
]);
function toProvisionerError(error, action) {
	if (error instanceof ProvisionerError) return error;
	const awsError = awsErrorName(error);
	const message = error instanceof Error ? error.message : String(error);
	const details = {
		cause: error,
		awsError,
		action
	};
	if (hasNoResponse(error)) return new ProvisionerError("UNREACHABLE_ENDPOINT", `The EC2 endpoint does not respond to ${action}: ${message === "" ? networkErrorCode(error) : message}`, {
		...details,
		hint: "Check region, endpoint and network."
	});
	if (NO_PERMISSION.has(awsError)) return new ProvisionerError("PERMISSION_DENIED", `Not allowed to call ${action} (${awsError}): ${message}`, {
		...details,
		hint: `Check the credentials and that their policy allows ${action}; docs/iam.md has the whole policy.`
	});
	if (QUOTA.has(awsError)) return new ProvisionerError("CAPACITY", `A quota of the account is used up (${awsError}): ${message}`, details);
	return new ProvisionerError(classify(error) === "fatal" ? "REFUSED" : "SERVICE_FAILED", `${action} failed (${awsError}): ${message}`, details);
}
// ../../packages/provisioner/lib/aws/patience.js
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15e3;
const UNREACHABLE_ATTEMPTS = 4;
async function retry(call, { action, attempts = 8, transient = [] }, { clock, logger, signal }) {
	for (let attempt = 1;; attempt += 1) {
		throwIfAborted(signal, `calling ${action}`);
		try {
			return await call();
		} catch (error) {
			const isTransient = classify(error) === "retry" || transient.includes(awsErrorName(error));
			const allowed = isUnreachable(error) ? Math.min(attempts, UNREACHABLE_ATTEMPTS) : attempts;
			if (!isTransient || attempt >= allowed) throw error;
			const delayMs = backOffMs(attempt);
			logger.debug(`${action} attempt ${attempt} failed (${awsErrorName(error)}); again in ${delayMs} ms`);
			await pause(clock, delayMs, signal);
		}
	}
}
async function request(call, options, dependencies) {
	try {
		return await retry(call, options, dependencies);
	} catch (error) {
		throw toProvisionerError(error, options.action);
	}
}
async function pause(clock, ms, signal) {
	try {
		await clock.sleep(ms, signal);
	} catch (error) {
		throwIfAborted(signal, "waiting");
		throw error;
	}
	throwIfAborted(signal, "waiting");
}
function backOffMs(attempt) {
	const ceiling = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1));
	return Math.round(ceiling * (.5 + Math.random() / 2));
}
function jittered(ms) {
	return ms * (.75 + Math.random() / 2);
}
// ../../packages/provisioner/lib/aws/settling.js
const FRESH_MS = 3e5;
function mayBelieveAbsence(intent, search, clock) {
	const now = clock.now().getTime();
	return now - search.startedAt >= search.searchMs || now - Date.parse(intent.createdAt) >= FRESH_MS;
}
// ../../packages/provisioner/lib/fleet/signature.js
const FLEET_TAG = "ami-select:fleet";
// ../../packages/provisioner/lib/aws/pages.js
async function collectPages(read, pick) {
	const items = [];
	let next;
	do {
		const page = await read(next === void 0 ? {} : { NextToken: next });
		items.push(...pick(page));
		next = page.NextToken === "" ? void 0 : page.NextToken;
	} while (next !== void 0);
	return items;
}
function byFleet(intent) {
	return { Filters: [{
		Name: `tag:${FLEET_TAG}`,
		Values: [intent.fleetId]
	}] };
}
const POLL_MS$3 = 1e3;
async function findFleetGroups(handle, startedAt, dependencies) {
	const { clock, signal } = dependencies;
	const { intent, securityGroupId, terminatedAt } = handle;
	const known = securityGroupId === void 0 || terminatedAt !== void 0 ? [] : [securityGroupId];
	for (;;) {
		const found = await Promise.all([findSignedGroups(intent, dependencies), findOwnNamesakes(intent, dependencies)]);
		const ids = [.../* @__PURE__ */ new Set([...known, ...found.flat()])];
		const isSettled = !isDoubtful(handle) || mayBelieveAbsence(intent, {
			startedAt,
			searchMs: 3e4
		}, clock);
		if (ids.length > 0 || isSettled) return ids;
		await pause(clock, POLL_MS$3, signal);
	}
}
async function findSignedGroups(intent, dependencies) {
	return idsOf(await describeGroups(byFleet(intent).Filters, dependencies));
}
function findNamesakes(name, vpcId, dependencies) {
	return describeGroups([{
		Name: "group-name",
		Values: [name]
	}, ...vpcId === void 0 ? [] : [{
		Name: "vpc-id",
		Values: [vpcId]
	}]], dependencies);
}
function isSigned({ Tags = [] }, { fleetId }) {
	return Tags.some(({ Key, Value }) => Key === "ami-select:fleet" && Value === fleetId);
}
async function findOwnNamesakes(intent, dependencies) {
	if (intent.securityGroupName === void 0) return [];
	return idsOf((await findNamesakes(intent.securityGroupName, void 0, dependencies)).filter((group) => isSigned(group, intent)));
}
function describeGroups(filters, dependencies) {
	return collectPages((next) => request(() => dependencies.ec2.send(new DescribeSecurityGroupsCommand({
		Filters: filters,
		...next
	})), { action: "ec2:DescribeSecurityGroups" }, dependencies), ({ SecurityGroups = [] }) => SecurityGroups);
}
function isDoubtful({ intent, calls, terminatedAt }) {
	if (intent.securityGroupName === void 0 || terminatedAt !== void 0) return false;
	if (calls === void 0) return true;
	return calls.some(({ action, outcome }) => action === "CreateSecurityGroup" && outcome === "sent");
}
function idsOf(groups) {
	return groups.flatMap(({ GroupId }) => GroupId ?? []);
}
// ../../packages/provisioner/lib/kinds/remove-item.js
async function removeItem(item, action, call, dependencies) {
	const { logger } = dependencies;
	try {
		await retry(call, { action }, dependencies);
		logger.info(`Removed ${item.kind} ${item.id}.`);
	} catch (error) {
		if (!awsErrorName(error).endsWith(".NotFound")) logger.warn(toProvisionerError(error, action).message);
	}
}
// ../../packages/provisioner/lib/kinds/security-group.js
const securityGroups = {
	kind: "security-group",
	isGoing: () => false,
	list: async (intent, dependencies) => {
		return (await findSignedGroups(intent, dependencies)).map((id) => ({
			kind: "security-group",
			id,
			state: "present"
		}));
	},
	remove: (item, dependencies) => {
		const command = new DeleteSecurityGroupCommand({ GroupId: item.id });
		return removeItem(item, "ec2:DeleteSecurityGroup", () => dependencies.ec2.send(command), dependencies);
	}
};
async function deleteSecurityGroup(groupId, { intent, calls = [] }, patienceMs, dependencies) {
	const { clock, logger, signal } = dependencies;
	const startedAt = clock.now().getTime();
	let wasThere = calls.some(({ action }) => action === "RunInstances");
	for (let attempt = 1;; attempt += 1) {
		const outcome = await tryDelete(groupId, dependencies);
		if (outcome === "deleted") return;
		wasThere ||= outcome === "in-use";
		if (outcome === "not-found" && (wasThere || mayBelieveAbsence(intent, {
			startedAt,
			searchMs: 3e4
		}, clock)) || clock.now().getTime() - startedAt >= patienceMs) return;
		logger.debug(`DeleteSecurityGroup ${groupId}: ${outcome} (attempt ${attempt})`);
		await pause(clock, backOffMs(attempt + 1), signal);
	}
}
async function tryDelete(groupId, dependencies) {
	try {
		await retry(() => dependencies.ec2.send(new DeleteSecurityGroupCommand({ GroupId: groupId })), { action: "ec2:DeleteSecurityGroup" }, dependencies);
		return "deleted";
	} catch (error) {
		const name = awsErrorName(error);
		if (name === "InvalidGroup.NotFound" || name === "InvalidGroupId.NotFound") return "not-found";
		if (name === "DependencyViolation" || name === "InvalidGroup.InUse") return "in-use";
		throw toProvisionerError(error, "ec2:DeleteSecurityGroup");
	}
}
// ../../packages/provisioner/lib/kinds/instance.js
const BATCH = 100;
const PER_INSTANCE = /* @__PURE__ */ new Set([
	"InvalidInstanceID.NotFound",
	"InvalidInstanceID.Malformed",
	"OperationNotPermitted",
	"UnsupportedOperation",
	"IncorrectInstanceState"
]);
async function removeInstances(ids, watch, dependencies) {
	for (let start = 0; start < ids.length; start += BATCH) await removeBatch(ids.slice(start, start + BATCH), watch, dependencies);
}
async function removeBatch(ids, watch, dependencies) {
	try {
		await sendTerminate(ids, watch, dependencies);
	} catch (error) {
		if (!PER_INSTANCE.has(awsErrorName(error))) throw toProvisionerError(error, "ec2:TerminateInstances");
		if (ids.length === 1) {
			dependencies.logger.debug(`TerminateInstances ${ids[0]}: ${awsErrorName(error)}`);
			return;
		}
		for (const id of ids) await removeBatch([id], watch, dependencies);
	}
}
async function sendTerminate(ids, watch, dependencies) {
	const { TerminatingInstances = [] } = await retry(() => dependencies.ec2.send(new TerminateInstancesCommand({ InstanceIds: [...ids] })), { action: "ec2:TerminateInstances" }, dependencies);
	for (const { InstanceId, CurrentState } of TerminatingInstances) if (InstanceId !== void 0) watch.note(InstanceId, CurrentState?.Name ?? "shutting-down");
}
// ../../packages/provisioner/lib/aws/find-instances.js
const FILTER_VALUES = 200;
async function findByToken(intent, dependencies) {
	const tokens = intent.pools.map(({ clientToken }) => clientToken);
	return (await Promise.all(inBatches(tokens, FILTER_VALUES).map((Values) => describe([{
		Name: "client-token",
		Values
	}], dependencies)))).flat();
}
async function findFleetInstances(intent, knownIds, dependencies) {
	const found = await Promise.all([
		findByToken(intent, dependencies),
		describe(byFleet(intent).Filters, dependencies),
		findByIds(knownIds, dependencies)
	]);
	return [...new Map(found.flat().map((instance) => [instance.InstanceId, instance])).values()];
}
async function findByIds(ids, dependencies) {
	return (await Promise.all(inBatches(ids, FILTER_VALUES).map((Values) => describe([{
		Name: "instance-id",
		Values
	}], dependencies)))).flat();
}
function inBatches(values, size) {
	const batches = [];
	for (let start = 0; start < values.length; start += size) batches.push(values.slice(start, start + size));
	return batches;
}
function describe(filters, dependencies) {
	return collectPages((next) => request(() => dependencies.ec2.send(new DescribeInstancesCommand({
		Filters: filters,
		...next
	})), { action: "ec2:DescribeInstances" }, dependencies), ({ Reservations = [] }) => Reservations.flatMap(({ Instances = [] }) => Instances));
}
// ../../packages/provisioner/lib/aws/instance-watch.js
const RANKS = {
	pending: 0,
	running: 1,
	stopping: 2,
	stopped: 3,
	"shutting-down": 4,
	terminated: 5
};
function createInstanceWatch(elapsedMs) {
	const sightings = /* @__PURE__ */ new Map();
	function get(id) {
		return sightings.get(id) ?? {
			id,
			state: "unseen",
			attached: [],
			history: []
		};
	}
	function move(id, state) {
		const before = get(id);
		if (!isFurther(state, before.state)) return;
		const entry = `${(elapsedMs() / 1e3).toFixed(1)} s ${state}`;
		sightings.set(id, {
			...before,
			state,
			history: [...before.history, entry]
		});
	}
	function observe(instance) {
		const { InstanceId: id, State } = instance;
		if (id === void 0) return;
		move(id, State?.Name ?? "pending");
		const before = get(id);
		const reason = reasonOf(instance) ?? before.reason;
		const attached = union(before.attached, attachedTo(instance));
		sightings.set(id, {
			...before,
			instance,
			attached,
			reason
		});
	}
	return {
		expect: (ids) => {
			for (const id of ids) sightings.set(id, get(id));
		},
		observe: (instances) => {
			for (const instance of instances) observe(instance);
		},
		note: move,
		all: () => [...sightings.values()]
	};
}
function isTerminating(state) {
	return state === "shutting-down" || state === "terminated";
}
function isFurther(state, before) {
	return (RANKS[state] ?? -1) > (RANKS[before] ?? -1);
}
function reasonOf({ StateReason, StateTransitionReason }) {
	if (StateReason?.Code === void 0) return StateTransitionReason || void 0;
	return `${StateReason.Code}: ${StateReason.Message ?? ""}`;
}
function union(known, more) {
	return [...known, ...more.filter(({ id }) => !known.some((resource) => resource.id === id))];
}
function attachedTo({ BlockDeviceMappings = [], NetworkInterfaces = [] }) {
	const volumes = BlockDeviceMappings.flatMap(({ Ebs }) => Ebs?.VolumeId ?? []);
	const interfaces = NetworkInterfaces.flatMap(({ NetworkInterfaceId }) => NetworkInterfaceId ?? []);
	return [...volumes.map((id) => ({
		kind: "volume",
		id
	})), ...interfaces.map((id) => ({
		kind: "network-interface",
		id
	}))];
}
// ../../packages/provisioner/lib/record/handle-file.js
const VERSION = 1;
function handlePath(variables, fleetId) {
	const folder = variables.RUNNER_TEMP || variables.XDG_STATE_HOME || (0,node_path__WEBPACK_IMPORTED_MODULE_11__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_13__.homedir)(), ".local", "state");
	return (0,node_path__WEBPACK_IMPORTED_MODULE_11__.join)(folder, "ami-select", `${fleetId}.json`);
}
async function writeHandle(path, handle) {
	await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_14__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_11__.dirname)(path), {
		recursive: true,
		mode: 448
	});
	const draft = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_5__.randomUUID)()}.part`;
	try {
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_14__.writeFile)(draft, `${JSON.stringify({
			version: VERSION,
			...handle
		}, null, 2)}\n`, {
			mode: 384,
			flag: "wx",
			flush: true
		});
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_14__.rename)(draft, path);
	} catch (error) {
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_14__.rm)(draft, { force: true });
		throw error;
	}
}
async function readHandle(path) {
	let parsed;
	try {
		parsed = JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_14__.readFile)(path, "utf8"));
	} catch (error) {
		throw new ProvisionerError("INVALID_HANDLE", `The handle file ${path} cannot be read: ${error instanceof SyntaxError ? "it is not JSON" : String(error.code)}.`, { cause: error instanceof SyntaxError ? void 0 : error });
	}
	if (!isHandle(parsed)) throw new ProvisionerError("INVALID_HANDLE", `${path} is not a handle file of version ${VERSION}.`);
	const { version: _version, ...handle } = parsed;
	return handle;
}
function isHandle(value) {
	if (typeof value !== "object" || value === null) return false;
	const { version, intent } = value;
	return version === VERSION && intent?.version === 1 && typeof intent.fleetId === "string" && Array.isArray(intent.pools);
}
// ../../packages/provisioner/lib/record/recover-handle.js
function recoverHandle({ fleetId, region, endpoint, now }) {
	return { intent: {
		version: 1,
		fleetId,
		identity: {},
		region,
		endpoint,
		image: {
			id: "",
			architecture: "",
			rootDeviceName: "",
			sshUser: ""
		},
		pools: [],
		count: 0,
		minimum: 0,
		securityGroupName: securityGroupNameOf(fleetId),
		ttlMinutes: 0,
		tags: {},
		userData: "",
		ssh: {
			user: "",
			privateKey: "",
			publicKey: "",
			hostKey: ""
		},
		createdAt: now.toISOString(),
		expiresAt: now.toISOString()
	} };
}
// ../../packages/provisioner/lib/kinds/kind.js
function goesWithInstance({ instanceId }, shuttingDown) {
	return instanceId !== void 0 && shuttingDown.has(instanceId);
}
// ../../packages/provisioner/lib/kinds/network-interface.js
const networkInterfaces = {
	kind: "network-interface",
	isGoing: goesWithInstance,
	list: (intent, dependencies) => collectPages((next) => request(() => dependencies.ec2.send(new DescribeNetworkInterfacesCommand({
		...byFleet(intent),
		...next
	})), { action: "ec2:DescribeNetworkInterfaces" }, dependencies), ({ NetworkInterfaces = [] }) => NetworkInterfaces.map(toItem$2)),
	remove: async () => {}
};
function toItem$2({ NetworkInterfaceId = "", Status: state = "in-use", Attachment }) {
	return {
		kind: "network-interface",
		id: NetworkInterfaceId,
		state,
		instanceId: Attachment?.DeleteOnTermination ? Attachment.InstanceId : void 0
	};
}
// ../../packages/provisioner/lib/kinds/spot-request.js
const spotRequests = {
	kind: "spot-request",
	isGoing: goesWithInstance,
	list: async (intent, dependencies) => {
		if (!intent.pools.some(({ market }) => market === "spot")) return [];
		return collectPages((next) => request(() => dependencies.ec2.send(new DescribeSpotInstanceRequestsCommand({
			...byFleet(intent),
			...next
		})), { action: "ec2:DescribeSpotInstanceRequests" }, dependencies), ({ SpotInstanceRequests = [] }) => SpotInstanceRequests.filter(isLive).map(toItem$1));
	},
	remove: (item, dependencies) => {
		const command = new CancelSpotInstanceRequestsCommand({ SpotInstanceRequestIds: [item.id] });
		return removeItem(item, "ec2:CancelSpotInstanceRequests", () => dependencies.ec2.send(command), dependencies);
	}
};
function isLive({ State }) {
	return State === "open" || State === "active";
}
function toItem$1({ SpotInstanceRequestId = "", State: state = "open", InstanceId }) {
	return {
		kind: "spot-request",
		id: SpotInstanceRequestId,
		state,
		instanceId: InstanceId
	};
}
// ../../packages/provisioner/lib/kinds/volume.js
const volumes = {
	kind: "volume",
	isGoing: goesWithInstance,
	list: (intent, dependencies) => collectPages((next) => request(() => dependencies.ec2.send(new DescribeVolumesCommand({
		...byFleet(intent),
		...next
	})), { action: "ec2:DescribeVolumes" }, dependencies), ({ Volumes = [] }) => Volumes.map(toItem)),
	remove: async (item, dependencies) => {
		if (item.state !== "available") return;
		const command = new DeleteVolumeCommand({ VolumeId: item.id });
		await removeItem(item, "ec2:DeleteVolume", () => dependencies.ec2.send(command), dependencies);
	}
};
function toItem({ VolumeId = "", State: state = "in-use", Attachments = [] }) {
	return {
		kind: "volume",
		id: VolumeId,
		state,
		instanceId: Attachments.find(({ DeleteOnTermination }) => DeleteOnTermination)?.InstanceId
	};
}
// ../../packages/provisioner/lib/terminate/clear-inventory.js
const KINDS = [
	volumes,
	networkInterfaces,
	securityGroups,
	spotRequests
];
const POLL_MS$2 = 1e3;
const VANISHING_MS = 6e4;
async function clearInventory(intent, watch, dependencies) {
	const { clock, signal } = dependencies;
	const startedAt = clock.now().getTime();
	const seen = /* @__PURE__ */ new Map();
	for (;;) {
		const { going, remaining } = await takeInventory(intent, watch, dependencies);
		for (const { item } of [...going, ...remaining]) seen.set(item.id, toResource(item));
		const isPatient = clock.now().getTime() - startedAt < VANISHING_MS;
		if (remaining.length === 0 || !isPatient) return {
			seen: [...seen.values()],
			going: going.map(({ item }) => toResource(item)),
			remaining: remaining.map(({ item }) => item)
		};
		for (const { kind, item } of remaining) await kind.remove(item, dependencies);
		await pause(clock, POLL_MS$2, signal);
	}
}
async function takeInventory(intent, watch, dependencies) {
	const shuttingDown = new Set(watch.all().flatMap(({ id, state }) => state === "shutting-down" ? [id] : []));
	const found = (await Promise.all(KINDS.map((kind) => listKind(kind, intent, dependencies)))).flat();
	const isGoing = ({ kind, item }) => kind.isGoing(item, shuttingDown);
	return {
		going: found.filter(isGoing),
		remaining: found.filter((one) => !isGoing(one))
	};
}
async function listKind(kind, intent, dependencies) {
	return (await kind.list(intent, dependencies)).map((item) => ({
		kind,
		item
	}));
}
function toResource({ kind, id }) {
	return {
		kind,
		id
	};
}
// ../../packages/provisioner/lib/terminate/removal-command.js
const REMOVALS = {
	instance: "terminate-instances --instance-ids",
	volume: "delete-volume --volume-id",
	"network-interface": "delete-network-interface --network-interface-id",
	"security-group": "delete-security-group --group-id",
	"spot-request": "cancel-spot-instance-requests --spot-instance-request-ids"
};
function removalCommand({ kind, id }, { region, endpoint }) {
	const where = endpoint === void 0 ? "" : ` --endpoint-url ${endpoint}`;
	return `aws ec2 ${REMOVALS[kind]} ${id} --region ${region}${where}`;
}
// ../../packages/provisioner/lib/terminate/create-proof.js
function createProof(handle, watch, groupIds, { seen, going, remaining }) {
	const { intent, attached = [] } = handle;
	const instances = watch.all().map(({ id, state }) => ({
		kind: "instance",
		id,
		state
	}));
	const shuttingDown = instances.filter(({ state }) => state === "shutting-down");
	const living = instances.filter(({ state }) => !isTerminating(state) && state !== "unseen");
	const created = [
		...instances,
		...watch.all().flatMap((sighting) => sighting.attached),
		...attached,
		...groupIds.map((id) => ({
			kind: "security-group",
			id
		})),
		...seen
	];
	const stillThere = [...living, ...remaining].map(({ kind, id, state }) => {
		return {
			kind,
			id,
			state,
			command: removalCommand({
				kind,
				id
			}, intent)
		};
	});
	return {
		fleetId: intent.fleetId,
		created: unique(created),
		going: unique([...shuttingDown, ...going]),
		remaining: stillThere,
		clean: stillThere.length === 0
	};
}
function unique(resources) {
	return [...new Map(resources.map(({ kind, id }) => [id, {
		kind,
		id
	}])).values()];
}
// ../../packages/provisioner/lib/terminate/terminate-instances.js
const POLL_MS$1 = 1e3;
const SETTLE_DOUBTFUL_MS = 3e4;
const SETTLE_KNOWN_MS = 9e4;
async function terminateInstances(target, deadlineMs, dependencies) {
	const { clock, signal } = dependencies;
	const startedAt = clock.now().getTime();
	const elapsedMs = () => clock.now().getTime() - startedAt;
	const watch = createInstanceWatch(elapsedMs);
	watch.expect(target.knownIds);
	const sent = /* @__PURE__ */ new Set();
	while (elapsedMs() < deadlineMs) {
		const ids = alive(watch.all()).map(({ id }) => id);
		await removeInstances(ids, watch, dependencies);
		for (const id of ids) sent.add(id);
		watch.observe(await findFleetInstances(target.intent, target.knownIds, dependencies));
		const living = alive(watch.all());
		if (living.every(({ state }) => state === "unseen") && isSettled(target, watch.all(), startedAt, clock)) break;
		if (!living.some(({ id }) => !sent.has(id))) await pause(clock, jittered(POLL_MS$1), signal);
	}
	return watch;
}
function alive(sightings) {
	return sightings.filter(({ state }) => !isTerminating(state));
}
function isSettled({ intent, doubtfulTokens }, sightings, startedAt, clock) {
	const isPast = (searchMs) => mayBelieveAbsence(intent, {
		startedAt,
		searchMs
	}, clock);
	return (!sightings.some(({ state }) => state === "unseen") || isPast(SETTLE_KNOWN_MS)) && (isComplete(intent, doubtfulTokens, sightings) || isPast(SETTLE_DOUBTFUL_MS));
}
function isComplete({ count }, doubtfulTokens, sightings) {
	const seen = sightings.filter(({ state }) => state !== "unseen");
	if (doubtfulTokens === void 0) return count > 0 && seen.length >= count;
	return doubtfulTokens.every((token) => seen.filter(({ instance }) => instance?.ClientToken === token).length >= count);
}
// ../../packages/provisioner/lib/terminate/termination-target.js
function planTermination({ intent, calls, hosts = [], terminatedAt }) {
	if (terminatedAt !== void 0) return {
		intent,
		knownIds: [],
		doubtfulTokens: []
	};
	const launches = calls?.filter(({ action }) => action === "RunInstances");
	const knownIds = [...launches?.flatMap(({ ids }) => ids) ?? [], ...hosts.map(({ instanceId }) => instanceId)];
	return {
		intent,
		knownIds: [...new Set(knownIds)],
		doubtfulTokens: launches?.filter(({ outcome }) => outcome === "sent").map(({ token }) => token)
	};
}
// ../../packages/provisioner/lib/terminate/terminate-fleet.js
const DEFAULT_PATIENCE_MS = 3e5;
const POLL_MS = 2e3;
async function terminateFleet(target, dependencies, { patienceMs = DEFAULT_PATIENCE_MS } = {}) {
	const { clock, logger, save } = dependencies;
	const handle = "intent" in target ? target : { intent: target };
	const { intent } = handle;
	const startedAt = clock.now().getTime();
	const watch = await terminateInstances(planTermination(handle), patienceMs, dependencies);
	const ids = watch.all().map(({ id }) => id);
	logger.info(`Terminated ${ids.join(", ") || "no instance"} of ${intent.fleetId}.`);
	const groups = await findFleetGroups(handle, startedAt, dependencies);
	if (groups.length > 0) await waitUntilTerminated(watch, patienceMs, dependencies);
	for (const group of groups) await deleteSecurityGroup(group, handle, patienceMs, dependencies);
	watch.observe(await findFleetInstances(intent, ids, dependencies));
	const proof = createProof(handle, watch, groups, await clearInventory(intent, watch, dependencies));
	if (!proof.clean) throw remainingError(proof);
	await save?.({
		...handle,
		terminatedAt: clock.now().toISOString()
	});
	return proof;
}
async function waitUntilTerminated(watch, patienceMs, dependencies) {
	const { clock, signal } = dependencies;
	const startedAt = clock.now().getTime();
	const isOver = ({ state }) => state === "terminated" || state === "unseen";
	while (!watch.all().every(isOver) && clock.now().getTime() - startedAt < patienceMs) {
		await pause(clock, jittered(POLL_MS), signal);
		const ids = watch.all().map(({ id }) => id);
		watch.observe(await findByIds(ids, dependencies));
	}
}
function remainingError(proof) {
	const lines = proof.remaining.map(({ kind, id, state, command }) => `${kind} ${id} (${state}): ${command}`);
	return new ProvisionerError("REMAINING", `Resources of ${proof.fleetId} remain:\n- ${lines.join("\n- ")}`, {
		proof,
		hint: "Run the commands above, or terminate the fleet once more."
	});
}
// ../../packages/job/lib/context/errors.js
const EXIT_CLASS$1 = {
	INVALID_INPUT: "usage",
	UNKNOWN_FLEET: "usage",
	NO_HOSTS: "usage"
};
var JobError = class extends CodedError {
	name = "JobError";
	constructor(code, message, options = {}) {
		super(code, EXIT_CLASS$1[code], message, options);
	}
};
// ../../packages/access/lib/errors.js
const EXIT_CLASS = {
	NO_REGION: "usage",
	INVALID_ENDPOINT: "usage",
	UNREACHABLE_ENDPOINT: "unreachable",
	UNKNOWN_ADDRESS: "usage"
};
var AccessError = class extends CodedError {
	name = "AccessError";
	constructor(code, message, options = {}) {
		super(code, EXIT_CLASS[code], message, options);
	}
};
// ../../packages/access/lib/lazy-sender.js
function lazySender(load) {
	let loading;
	const send = async (...args) => {
		loading ??= load();
		return (await loading).send(...args);
	};
	return { send };
}
// ../../packages/access/lib/clients.js
function createLaunchClient(access) {
	return lazySender(async () => (await __nccwpck_require__.e(/* import() */ 88).then(__nccwpck_require__.bind(__nccwpck_require__, 9088))).createEc2Client(access, { maxAttempts: 1 }));
}
// ../../packages/access/lib/endpoint.js
const PROBE_TIMEOUT_MS = 3e3;
const HINT = "Start one with \"ami-select local\", or unset AWS_ENDPOINT_URL to use AWS.";
function endpointOf({ AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_EC2 }) {
	return AWS_ENDPOINT_URL_EC2 || AWS_ENDPOINT_URL || void 0;
}
async function checkEndpoint(variables) {
	const endpoint = endpointOf(variables);
	if (endpoint === void 0) return;
	const url = URL.canParse(endpoint) ? new URL(endpoint) : void 0;
	if (!url || !["http:", "https:"].includes(url.protocol)) throw new AccessError("INVALID_ENDPOINT", `AWS_ENDPOINT_URL is "${endpoint}"; it must be a URL such as http://127.0.0.1:4566`, { hint: HINT });
	const port = Number(url.port) || (url.protocol === "https:" ? 443 : 80);
	const reason = await whyUnreachable(url.hostname.replaceAll(/[[\]]/g, ""), port);
	if (reason === void 0) return;
	throw new AccessError("UNREACHABLE_ENDPOINT", `AWS_ENDPOINT_URL is "${endpoint}"; it is unreachable (${reason})`, { hint: HINT });
}
function whyUnreachable(host, port) {
	return new Promise((resolve) => {
		const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_8__.connect)({
			host,
			port,
			timeout: PROBE_TIMEOUT_MS
		});
		const settle = (reason) => {
			socket.destroy();
			resolve(reason);
		};
		socket.once("connect", () => settle(void 0));
		socket.once("timeout", () => settle(`no response within ${PROBE_TIMEOUT_MS / 1e3} s`));
		socket.once("error", (error) => settle(error.code ?? error.message));
	});
}
// ../../packages/access/lib/region.js
function environmentRegion({ AWS_REGION, AWS_DEFAULT_REGION }) {
	return AWS_REGION || AWS_DEFAULT_REGION || void 0;
}
async function findRegion(variables) {
	return environmentRegion(variables) ?? (await __nccwpck_require__.e(/* import() */ 88).then(__nccwpck_require__.bind(__nccwpck_require__, 9088))).sharedConfigRegion();
}
async function resolveRegions(given, variables) {
	if (given.length > 0) return given;
	const region = await findRegion(variables);
	if (region !== void 0) return [region];
	throw new AccessError("NO_REGION", "no region: none was given and none is configured", { hint: "Give a region such as eu-central-1, set AWS_REGION, or set a region in the AWS config file." });
}
// ../../packages/job/lib/phases/find-fleet.js
async function findFleet(word, options) {
	const { variables, workingDirectory } = options;
	const kept = handlePath(variables, word);
	const path = [(0,node_path__WEBPACK_IMPORTED_MODULE_11__.resolve)(workingDirectory, word), kept].find((candidate) => (0,node_fs__WEBPACK_IMPORTED_MODULE_12__.existsSync)(candidate));
	if (path !== void 0) return {
		handle: await readHandle(path),
		path
	};
	if (isFleetId(word)) return {
		handle: await recover(word, options),
		path: void 0
	};
	throw new JobError("UNKNOWN_FLEET", `"${word}" is neither a fleet id nor a handle file, and there is no ${kept}`, { hint: "Give the path of the handle file that the job named, or the fleet id and its region." });
}
async function recover(fleetId, { variables, region: given, clock }) {
	const [region = ""] = await resolveRegions(given === void 0 ? [] : [given], variables);
	await checkEndpoint(variables);
	return recoverHandle({
		fleetId,
		region,
		endpoint: endpointOf(variables),
		now: clock.now()
	});
}
// ../../packages/job/lib/phases/ssh-files.js
function folderOf(handle) {
	return handle.replace(/\.json$/, "");
}
async function removeSshFiles(handle) {
	await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_14__.rm)(folderOf(handle), {
		recursive: true,
		force: true
	});
}
// ../../packages/config/lib/schema/settings.js
function camelCase(name) {
	return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
}
function propertyName(name, { kind }) {
	return kind === "duration" ? `${camelCase(name)}Minutes` : camelCase(name);
}
// ../../packages/config/lib/read/read-value.js
function readValue(field, raw) {
	if (raw === "") return {
		because: "it is empty",
		expected: expectedOf(field)
	};
	switch (field.kind) {
		case "list": return readList(field, raw);
		case "mapping": return readMapping(raw, { several: false });
		case "multimap": return readMapping(raw, { several: true });
		default:
			if (typeof raw === "string") return readText(field, raw);
			return {
				because: `it is a ${Array.isArray(raw) ? "list" : "mapping"}`,
				expected: expectedOf(field)
			};
	}
}
function readText(field, text) {
	switch (field.kind) {
		case "string": return { value: text };
		case "boolean": return readBoolean(text);
		case "integer": return readInteger(field, text);
		case "duration": return readMinutes(field, text);
		case "choice": return readChoice(field.choices, text);
	}
}
function readBoolean(text) {
	if (/^(true|True|TRUE)$/.test(text)) return { value: true };
	if (/^(false|False|FALSE)$/.test(text)) return { value: false };
	return {
		because: "it is neither true nor false",
		expected: "true or false"
	};
}
function readInteger({ minimum, maximum }, text) {
	const expected = `an integer from ${minimum} to ${maximum}`;
	if (!/^-?(0|[1-9]\d{0,14})$/.test(text)) return {
		because: "it is not an integer",
		expected
	};
	return checkBounds(Number(text), {
		minimum,
		maximum
	}, expected);
}
function readMinutes(bounds, text) {
	const [minimum, maximum] = [parseDuration(bounds.minimum) ?? 0, parseDuration(bounds.maximum) ?? 0];
	const expected = `a duration such as 90s, 45m or 1h30m, from ${formatDuration(minimum)} to ${formatDuration(maximum)}`;
	const milliseconds = parseDuration(text);
	if (milliseconds === void 0) return {
		because: "it is not a duration",
		expected
	};
	const reading = checkBounds(milliseconds, {
		minimum,
		maximum
	}, expected);
	return "value" in reading ? { value: Math.ceil(milliseconds / 6e4) } : reading;
}
function checkBounds(value, { minimum, maximum }, expected) {
	if (value < minimum) return {
		because: "it is too small",
		expected
	};
	return value > maximum ? {
		because: "it is too large",
		expected
	} : { value };
}
function readChoice(choices, text) {
	const found = choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
	if (found !== void 0) return { value: found };
	return {
		because: `it is unknown${didYouMean(text, choices)}`,
		expected: alternatives(choices)
	};
}
function readList({ choices }, raw) {
	const items = typeof raw === "string" ? [raw] : raw;
	const expected = choices === void 0 ? "a list of strings" : `a list of ${choices.join(", ")}`;
	if (!Array.isArray(items)) return {
		because: "it is a mapping",
		expected
	};
	if (items.length === 0) return {
		because: "it is empty",
		expected
	};
	const values = [];
	for (const item of items) {
		if (typeof item !== "string" || item === "") return {
			because: `${quote(item)} is not a string`,
			expected
		};
		const reading = choices === void 0 ? { value: item } : readChoice(choices, item);
		if ("because" in reading) return {
			because: reading.because.replace("it", quote(item)),
			expected
		};
		values.push(String(reading.value));
	}
	return { value: values };
}
function readMapping(raw, { several }) {
	const expected = several ? "keys with their values" : "keys with one value each";
	const values = /* @__PURE__ */ new Map();
	for (const { key, items, label } of pairsOf(raw)) {
		if (key === void 0) return {
			because: `${label} is not key=value`,
			expected
		};
		if (!items.every((item) => typeof item === "string") || items.length === 0) return {
			because: `the value of ${quote(key)} is not a string`,
			expected
		};
		const earlier = values.get(key) ?? [];
		if (!several && earlier.length + items.length > 1) return {
			because: `${quote(key)} has several values`,
			expected
		};
		values.set(key, [...earlier, ...items]);
	}
	if (values.size === 0) return {
		because: "it has no keys",
		expected
	};
	const entries = [...values].map(([key, items]) => [key, several ? items : items[0]]);
	return { value: Object.fromEntries(entries) };
}
function pairsOf(raw) {
	const lines = typeof raw === "string" ? raw.split("\n").filter((line) => line.trim() !== "") : raw;
	if (Array.isArray(lines)) return lines.map(splitPair);
	return Object.entries(lines ?? {}).map(([key, value]) => ({
		key,
		items: Array.isArray(value) ? value : [value],
		label: quote(key)
	}));
}
function splitPair(pair) {
	const text = typeof pair === "string" ? pair : "";
	const separator = text.indexOf("=");
	return {
		key: separator < 1 ? void 0 : text.slice(0, separator).trim(),
		items: [text.slice(separator + 1).trim()],
		label: quote(pair)
	};
}
function expectedOf(field) {
	return field.kind === "list" ? "a list of strings" : `a ${field.kind}`;
}
function quote(raw) {
	return raw === void 0 ? "nothing" : JSON.stringify(raw);
}
function alternatives(words) {
	if (words.length <= 2) return words.join(" or ");
	return `${words.slice(0, -1).join(", ")}, or ${words.at(-1)}`;
}
// ../../packages/config/lib/read/unknown-word.js
function unknownWord(kind, word, known) {
	const nearest = nearestWord(word, known);
	return nearest === void 0 ? `unknown ${kind}; known: ${known.join(", ")}` : `unknown ${kind} (did you mean "${nearest}"?)`;
}
// ../../packages/config/lib/read/read-fields.js
function readFields(fields, source) {
	const problems = [];
	return {
		values: readGroup({
			fields,
			raw: source.values,
			path: ""
		}, {
			source,
			problems
		}),
		problems
	};
}
function readTable(fields, source) {
	const { values, problems } = readFields(fields, source);
	return {
		settings: toSettings(fields, values),
		problems
	};
}
function toSettings(fields, values) {
	const entries = Object.entries(fields).filter(([name]) => values[name] !== void 0);
	return Object.fromEntries(entries.map(([name, field]) => [propertyName(name, field), values[name]]));
}
function readGroup({ fields, raw, path }, context) {
	const values = {};
	for (const [key, item] of Object.entries(raw)) {
		if (item === void 0 || item === null) continue;
		const at = `${path}${key}`;
		const name = nameOf(fields, key);
		const field = name === void 0 ? void 0 : fields[name];
		if (name === void 0 || field === void 0) complain(context, at, unknownWord("key", key, Object.keys(fields)));
		else if (name in values) complain(context, at, `is the same field as another key; expected one "${name}"`);
		else values[name] = readField({
			field,
			fields,
			raw: item,
			at
		}, context);
	}
	return values;
}
function readField({ field, fields, raw, at }, context) {
	switch (field.kind) {
		case "group": return readNested({
			fields: field.fields,
			raw,
			at
		}, context);
		case "named-groups": return mapGroups(field, {
			raw,
			at
		}, context);
		case "groups": return listOf(raw).map((item, index) => readNested({
			fields: field.fields,
			raw: item,
			at: `${at}[${index}]`
		}, context));
		case "alternatives": return listOf(raw).map((item, index) => typeof item === "string" ? item : readNested({
			fields,
			raw: item,
			at: `${at}[${index}]`
		}, context));
		default: {
			const reading = readValue(field, raw);
			if ("value" in reading) return reading.value;
			complain(context, at, `${quote(raw)} is not valid because ${reading.because}; expected ${reading.expected}`);
			return;
		}
	}
}
function readNested({ fields, raw, at }, context) {
	if (isMapping(raw)) return readGroup({
		fields,
		raw,
		path: `${at}.`
	}, context);
	complain(context, at, notAMapping(raw, Object.keys(fields)));
	return {};
}
function mapGroups({ fields }, { raw, at }, context) {
	if (!isMapping(raw)) {
		complain(context, at, notAMapping(raw, ["names"]));
		return {};
	}
	const entries = Object.entries(raw);
	return Object.fromEntries(entries.map(([name, item]) => [name, readNested({
		fields,
		raw: item ?? {},
		at: `${at}.${name}`
	}, context)]));
}
function complain({ source, problems }, at, message) {
	problems.push({
		...source.locate(at),
		message
	});
}
function notAMapping(raw, keys) {
	return `${quote(raw)} is not valid because it is not a mapping; expected a mapping with the keys ${keys.join(", ")}`;
}
function nameOf(fields, key) {
	if (Object.hasOwn(fields, key)) return key;
	const wanted = key.replace(/[A-Z]/g, (letter) => `-${letter}`).replaceAll("_", "-").toLowerCase();
	return Object.entries(fields).find(([name, { aliases = [] }]) => [name, ...aliases].includes(wanted))?.[0];
}
function listOf(raw) {
	return Array.isArray(raw) ? raw : [raw];
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// ../../packages/config/lib/schema/field.js
function isPlain({ kind }) {
	return ![
		"group",
		"groups",
		"named-groups"
	].includes(kind);
}
function isSeveral({ kind }) {
	return [
		"list",
		"mapping",
		"multimap",
		"alternatives"
	].includes(kind);
}
// ../../packages/config/lib/read/source.js
function fromInputs(fields, text) {
	const values = Object.entries(fields).filter(([, field]) => isPlain(field)).map(([name, field]) => [
		name,
		field,
		text(name)
	]).filter(([, , value]) => value !== "").map(([name, field, value]) => [name, splitText(field, value, "input")]);
	return {
		values: Object.fromEntries(values),
		locate: (name) => ({ field: `input "${name}"` })
	};
}
function fromEnvironment(fields, variables) {
	return {
		...fromInputs(fields, (name) => variables[variableName(name)] ?? ""),
		locate: (name) => ({ field: variableName(name) })
	};
}
function variableName(name) {
	return `AMI_SELECT_${name.toUpperCase().replaceAll("-", "_")}`;
}
function splitText(field, text, from) {
	if (!isSeveral(field)) return text;
	return text.split(separatorOf(field, from)).map((item) => item.trim()).filter((item) => item !== "");
}
function separatorOf(field, from) {
	if (field.kind === "alternatives" || field.kind === "list" && field.separator !== "line") return /[,\n]/;
	return from === "input" ? /\n/ : /$^/;
}
// ../../packages/config/lib/read/read-settings.js
function readSettings(fields, { file, environment = {}, given }) {
	const defaults = readTable(fields, defaultsOf(fields));
	const fromVariables = readTable(fields, fromEnvironment(fields, environment));
	const fromGiven = given === void 0 ? {
		settings: {},
		problems: []
	} : readTable(fields, given);
	return {
		settings: {
			...defaults.settings,
			...file,
			...fromVariables.settings,
			...fromGiven.settings
		},
		problems: [...fromVariables.problems, ...fromGiven.problems]
	};
}
function defaultsOf(fields) {
	const entries = Object.entries(fields).map(([name, field]) => [name, field.default]);
	return {
		values: Object.fromEntries(entries),
		locate: (field) => ({ field })
	};
}
// ../../packages/config/lib/read/read-inputs.js
function readInputs(inputs, fields, others = {}) {
	const given = fromInputs(fields, (name) => inputs.getInput(name));
	const { settings, problems } = readSettings(fields, { given });
	const unknown = unknownInputs(inputs, Object.keys({
		...fields,
		...others
	}));
	const absent = Object.keys(fields).filter((name) => fields[name]?.required && !(name in given.values)).map((name) => ({
		...given.locate(name),
		message: "is required, and it is empty"
	}));
	return {
		settings,
		problems: [
			...unknown,
			...absent,
			...problems
		]
	};
}
function unknownInputs(inputs, known) {
	return inputs.inputNames().filter((name) => !known.includes(name)).map((name) => ({
		field: `input "${name}"`,
		message: unknownWord("input", name, known)
	}));
}
// ../../packages/config/lib/schema/action-inputs.js
const TERMINATE_INPUTS = {
	handle: {
		kind: "string",
		help: "Path of the fleet's handle file, output `handle` of spawn."
	},
	"fleet-id": {
		kind: "string",
		help: "Id of the fleet. Without its handle file the fleet is found by its tags, in the region of the environment. Give this or `handle`."
	}
};
// ../../packages/job/lib/terminate-job.js
function terminateJob({ handle, path }, { clock, logger, signal, launchClient = defaultClient }) {
	const { region, endpoint } = handle.intent;
	return terminateFleet(handle, {
		ec2: launchClient(region, endpoint),
		clock,
		logger,
		signal,
		save: path === void 0 ? void 0 : (next) => writeHandle(path, next)
	});
}
function defaultClient(region, endpoint) {
	return createLaunchClient({
		region,
		endpoint
	});
}
// lib/outputs.js
function proofOutputs({ fleetId, created, going, remaining, clean }) {
	return {
		"fleet-id": fleetId,
		clean: String(clean),
		proof: JSON.stringify({
			fleetId,
			created,
			going,
			remaining,
			clean
		})
	};
}
// lib/read-inputs.js
function readFleetInput(core) {
	const { settings, problems } = readInputs(core, TERMINATE_INPUTS);
	const { handle, fleetId } = settings;
	const all = [...problems, ...targetProblems(handle, fleetId)];
	if (all.length > 0) throw invalidInputs(all);
	return handle ?? fleetId ?? "";
}
function targetProblems(handle, fleetId) {
	if (handle === void 0 && fleetId === void 0) return [{
		field: "input \"handle\"",
		message: "is empty; expected output handle of spawn, or input \"fleet-id\" instead"
	}];
	if (handle !== void 0 && fleetId !== void 0) return [{ message: "inputs \"handle\" and \"fleet-id\" exclude each other" }];
	if (fleetId === void 0 || /^fleet-[0-9a-f]{16}$/.test(fleetId)) return [];
	return [{
		field: "input \"fleet-id\"",
		message: `${JSON.stringify(fleetId)} is not valid because it is not a fleet id; expected fleet- and 16 hexadecimal digits`
	}];
}
// lib/main.js
async function run(dependencies) {
	const { core, environment, clock } = dependencies;
	const fleet = await findFleet(readFleetInput(core), {
		variables: environment,
		workingDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_11__.resolve)(),
		clock
	});
	const { fleetId } = fleet.handle.intent;
	const proof = await withGroup(core, `Terminate ${fleetId}`, () => settleProof(terminateJob(fleet, dependencies)));
	publishOutputs(core, proofOutputs(proof));
	await core.writeSummary(renderProof(proof));
	assertNothingRemains(proof);
	if (fleet.path !== void 0) await removeSshFiles(fleet.path);
	core.info(`${fleetId} is terminated: ${proof.created.length} created, nothing remains.`);
}
// lib/index.js
process.exitCode = await runAction((context) => run({
	...context,
	clock: systemClock
}), { process });


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 5122:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ getProfileName),
/* harmony export */   n: () => (/* binding */ parseIni),
/* harmony export */   o: () => (/* binding */ IniSectionType),
/* harmony export */   r: () => (/* binding */ getConfigFilepath),
/* harmony export */   t: () => (/* binding */ loadSharedConfigFiles)
/* harmony export */ });
/* unused harmony export i */
/* harmony import */ var _readFile_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(808);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);


// ../../node_modules/.pnpm/@smithy+types@4.20.0/node_modules/@smithy/types/dist-es/profile.js
var IniSectionType;
(function(IniSectionType) {
	IniSectionType["PROFILE"] = "profile";
	IniSectionType["SSO_SESSION"] = "sso-session";
	IniSectionType["SERVICES"] = "services";
})(IniSectionType || (IniSectionType = {}));
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getProfileName.js
const ENV_PROFILE = "AWS_PROFILE";
const getProfileName = (init) => init.profile || process.env["AWS_PROFILE"] || "default";
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getConfigData.js
const getConfigData = (data) => Object.entries(data).filter(([key]) => {
	const indexOfSeparator = key.indexOf(".");
	if (indexOfSeparator === -1) return false;
	return Object.values(IniSectionType).includes(key.substring(0, indexOfSeparator));
}).reduce((acc, [key, value]) => {
	const indexOfSeparator = key.indexOf(".");
	const updatedKey = key.substring(0, indexOfSeparator) === IniSectionType.PROFILE ? key.substring(indexOfSeparator + 1) : key;
	acc[updatedKey] = value;
	return acc;
}, { ...data.default && { default: data.default } });
const getConfigFilepath = () => process.env["AWS_CONFIG_FILE"] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)(), ".aws", "config");
const getCredentialsFilepath = () => process.env["AWS_SHARED_CREDENTIALS_FILE"] || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)(), ".aws", "credentials");
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/parseIni.js
const prefixKeyRegex = /^([\w-]+)\s(["'])?([\w-@+.%:/]+)\2$/;
const profileNameBlockList = ["__proto__", "profile __proto__"];
const parseIni = (iniData) => {
	const map = {};
	let currentSection;
	let currentSubSection;
	for (const iniLine of iniData.split(/\r?\n/)) {
		const trimmedLine = iniLine.split(/(^|\s)[;#]/)[0].trim();
		if (trimmedLine[0] === "[" && trimmedLine[trimmedLine.length - 1] === "]") {
			currentSection = void 0;
			currentSubSection = void 0;
			const sectionName = trimmedLine.substring(1, trimmedLine.length - 1);
			const matches = prefixKeyRegex.exec(sectionName);
			if (matches) {
				const [, prefix, , name] = matches;
				if (Object.values(IniSectionType).includes(prefix)) currentSection = [prefix, name].join(".");
			} else currentSection = sectionName;
			if (profileNameBlockList.includes(sectionName)) throw new Error(`Found invalid profile name "${sectionName}"`);
		} else if (currentSection) {
			const indexOfEqualsSign = trimmedLine.indexOf("=");
			if (![0, -1].includes(indexOfEqualsSign)) {
				const [name, value] = [trimmedLine.substring(0, indexOfEqualsSign).trim(), trimmedLine.substring(indexOfEqualsSign + 1).trim()];
				if (value === "") currentSubSection = name;
				else {
					if (currentSubSection && iniLine.trimStart() === iniLine) currentSubSection = void 0;
					map[currentSection] = map[currentSection] || {};
					const key = currentSubSection ? [currentSubSection, name].join(".") : name;
					map[currentSection][key] = value;
				}
			}
		}
	}
	return map;
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js
const swallowError = () => ({});
const loadSharedConfigFiles = async (init = {}) => {
	const { filepath = getCredentialsFilepath(), configFilepath = getConfigFilepath() } = init;
	const homeDir = (0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.r)();
	const relativeHomeDirPrefix = "~/";
	let resolvedFilepath = filepath;
	if (filepath.startsWith(relativeHomeDirPrefix)) resolvedFilepath = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeDir, filepath.slice(2));
	let resolvedConfigFilepath = configFilepath;
	if (configFilepath.startsWith(relativeHomeDirPrefix)) resolvedConfigFilepath = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(homeDir, configFilepath.slice(2));
	const parsedFiles = await Promise.all([(0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.n)(resolvedConfigFilepath, { ignoreCache: init.ignoreCache }).then(parseIni).then(getConfigData).catch(swallowError), (0,_readFile_js__WEBPACK_IMPORTED_MODULE_0__.n)(resolvedFilepath, { ignoreCache: init.ignoreCache }).then(parseIni).catch(swallowError)]);
	return {
		configFile: parsedFiles[0],
		credentialsFile: parsedFiles[1]
	};
};



/***/ }),

/***/ 808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ readFile),
/* harmony export */   r: () => (/* binding */ getHomeDir),
/* harmony export */   t: () => (/* binding */ fileIntercept)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1455);



// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/getHomeDir.js
const homeDirCache = {};
const getHomeDirCacheKey = () => {
	if (process && process.geteuid) return `${process.geteuid()}`;
	return "DEFAULT";
};
const getHomeDir = () => {
	const { HOME, USERPROFILE, HOMEPATH, HOMEDRIVE = `C:${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}` } = process.env;
	if (HOME) return HOME;
	if (USERPROFILE) return USERPROFILE;
	if (HOMEPATH) return `${HOMEDRIVE}${HOMEPATH}`;
	const homeDirCacheKey = getHomeDirCacheKey();
	if (!homeDirCache[homeDirCacheKey]) homeDirCache[homeDirCacheKey] = (0,node_os__WEBPACK_IMPORTED_MODULE_1__.homedir)();
	return homeDirCache[homeDirCacheKey];
};
// ../../node_modules/.pnpm/@smithy+core@3.41.0/node_modules/@smithy/core/dist-es/submodules/config/shared-ini-file-loader/readFile.js
const filePromises = {};
const fileIntercept = {};
const readFile = (path, options) => {
	if (fileIntercept[path] !== void 0) return fileIntercept[path];
	if (!filePromises[path] || options?.ignoreCache) filePromises[path] = (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(path, "utf8");
	return filePromises[path];
};



/***/ }),

/***/ 8719:
/***/ (() => {


;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./rolldown-runtime.js




/***/ }),

/***/ 5927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ DescribeNetworkInterfaces$),
/* harmony export */   c: () => (/* binding */ DescribeVolumes$),
/* harmony export */   d: () => (/* binding */ commonParams),
/* harmony export */   f: () => (/* binding */ resolveClientEndpointParameters),
/* harmony export */   i: () => (/* binding */ DescribeInstances$),
/* harmony export */   l: () => (/* binding */ TerminateInstances$),
/* harmony export */   n: () => (/* binding */ DeleteSecurityGroup$),
/* harmony export */   o: () => (/* binding */ DescribeSecurityGroups$),
/* harmony export */   r: () => (/* binding */ DeleteVolume$),
/* harmony export */   s: () => (/* binding */ DescribeSpotInstanceRequests$),
/* harmony export */   t: () => (/* binding */ CancelSpotInstanceRequests$),
/* harmony export */   u: () => (/* binding */ errorTypeRegistries)
/* harmony export */ });
/* harmony import */ var _endpoints_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3646);
/* harmony import */ var _TypeRegistry_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4033);


// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/endpoint/EndpointParameters.js
const resolveClientEndpointParameters = (options) => {
	return Object.assign(options, {
		useDualstackEndpoint: options.useDualstackEndpoint ?? false,
		useFipsEndpoint: options.useFipsEndpoint ?? false,
		defaultSigningName: "ec2"
	});
};
const commonParams = {
	UseFIPS: {
		type: "builtInParams",
		name: "useFipsEndpoint"
	},
	Endpoint: {
		type: "builtInParams",
		name: "endpoint"
	},
	Region: {
		type: "builtInParams",
		name: "region"
	},
	UseDualStack: {
		type: "builtInParams",
		name: "useDualstackEndpoint"
	}
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/models/EC2ServiceException.js
var EC2ServiceException = class EC2ServiceException extends _endpoints_js__WEBPACK_IMPORTED_MODULE_0__.i {
	static shapeId = "smithy.ts.sdk.synthetic.com.amazonaws.ec2#EC2ServiceException";
	constructor(options) {
		super(options);
		Object.setPrototypeOf(this, EC2ServiceException.prototype);
	}
};
// ../../node_modules/.pnpm/@aws-sdk+client-ec2@3.1169.0/node_modules/@aws-sdk/client-ec2/dist-es/schemas/schemas_0.js
const _ABHP = "ActualBlockHourlyPrice";
const _ACIA = "AssociateCarrierIpAddress";
const _AESS = "AttachmentEnaSrdSpecification";
const _AESUS = "AttachmentEnaSrdUdpSpecification";
const _AIl = "AllocationId";
const _AIs = "AssociationId";
const _AItt = "AttachmentId";
const _ALI = "AmiLaunchIndex";
const _APIAss = "AssociatePublicIpAddress";
const _ARss = "AssociatedResource";
const _ARuto = "AutoRecovery";
const _ASL = "AssociatedSubnetList";
const _ASSm = "AmdSevSnp";
const _ASsso = "AssociatedSubnets";
const _ATddre = "AddressingType";
const _ATtt = "AttachTime";
const _AZ = "AvailabilityZone";
const _AZGv = "AvailabilityZoneGroup";
const _AZI = "AvailabilityZoneId";
const _Af = "Affinity";
const _Ar = "Arn";
const _Arc = "Architecture";
const _Ass = "Association";
const _Att = "Attachment";
const _Atta = "Attachments";
const _BDM = "BlockDeviceMapping";
const _BDML = "BlockDeviceMappingList";
const _BDMl = "BlockDeviceMappings";
const _BDMlo = "BlockDurationMinutes";
const _BM = "BootMode";
const _BW = "BandwidthWeighting";
const _CBI = "CapacityBlockId";
const _CCor = "CoreCount";
const _CI = "CarrierIp";
const _CIBM = "CurrentInstanceBootMode";
const _CIi = "CidrIp";
const _CIid = "CidrIpv6";
const _CO = "CpuOptions";
const _COI = "CustomerOwnedIp";
const _CRI = "CapacityReservationId";
const _CRP = "CapacityReservationPreference";
const _CRRGA = "CapacityReservationResourceGroupArn";
const _CRSR = "CapacityReservationSpecificationResponse";
const _CRSa = "CapacityReservationSpecification";
const _CRT = "CapacityReservationTarget";
const _CRTR = "CapacityReservationTargetResponse";
const _CSIR = "CancelledSpotInstanceRequest";
const _CSIRL = "CancelledSpotInstanceRequestList";
const _CSIRR = "CancelSpotInstanceRequestsRequest";
const _CSIRRa = "CancelSpotInstanceRequestsResult";
const _CSIRa = "CancelledSpotInstanceRequests";
const _CSIRan = "CancelSpotInstanceRequests";
const _CSu = "CurrentState";
const _CT = "ClientToken";
const _CTC = "ConnectionTrackingConfiguration";
const _CTS = "ConnectionTrackingSpecification";
const _CTSR = "ConnectionTrackingSpecificationRequest";
const _CTSRo = "ConnectionTrackingSpecificationResponse";
const _CTre = "CreateTime";
const _Co = "Code";
const _Conf = "Configured";
const _DAIT = "DenyAllIgwTraffic";
const _DHT = "DnsHostnameType";
const _DI = "DeviceIndex";
const _DIRescr = "DescribeInstancesRequest";
const _DIRescri = "DescribeInstancesResult";
const _DIesc = "DescribeInstances";
const _DN = "DeviceName";
const _DNIRe = "DescribeNetworkInterfacesRequest";
const _DNIRes = "DescribeNetworkInterfacesResult";
const _DNIe = "DescribeNetworkInterfaces";
const _DOT = "DeleteOnTermination";
const _DR = "DryRun";
const _DSG = "DeleteSecurityGroup";
const _DSGR = "DeleteSecurityGroupRequest";
const _DSGRe = "DeleteSecurityGroupResult";
const _DSGRes = "DescribeSecurityGroupsRequest";
const _DSGResc = "DescribeSecurityGroupsResult";
const _DSGe = "DescribeSecurityGroups";
const _DSIRR = "DescribeSpotInstanceRequestsRequest";
const _DSIRRe = "DescribeSpotInstanceRequestsResult";
const _DSIRescr = "DescribeSpotInstanceRequests";
const _DVR = "DeleteVolumeRequest";
const _DVRes = "DescribeVolumesRequest";
const _DVResc = "DescribeVolumesResult";
const _DVel = "DeleteVolume";
const _DVes = "DescribeVolumes";
const _De = "Description";
const _Dev = "Device";
const _EBD = "EbsBlockDevice";
const _ECI = "EbsCardIndex";
const _EGA = "ElasticGpuAssociation";
const _EGAI = "ElasticGpuAssociationId";
const _EGAL = "ElasticGpuAssociationList";
const _EGAS = "ElasticGpuAssociationState";
const _EGAT = "ElasticGpuAssociationTime";
const _EGAl = "ElasticGpuAssociations";
const _EGIl = "ElasticGpuId";
const _EIAA = "ElasticInferenceAcceleratorAssociation";
const _EIAAI = "ElasticInferenceAcceleratorAssociationId";
const _EIAAL = "ElasticInferenceAcceleratorAssociationList";
const _EIAAS = "ElasticInferenceAcceleratorAssociationState";
const _EIAAT = "ElasticInferenceAcceleratorAssociationTime";
const _EIAAl = "ElasticInferenceAcceleratorArn";
const _EIAAla = "ElasticInferenceAcceleratorAssociations";
const _EIBD = "EbsInstanceBlockDevice";
const _EO = "EbsOptimized";
const _EOn = "EnclaveOptions";
const _EQC = "EnaQueueCount";
const _ERNDAAAAR = "EnableResourceNameDnsAAAARecord";
const _ERNDAR = "EnableResourceNameDnsARecord";
const _ESE = "EnaSrdEnabled";
const _ESS = "EnaSrdSpecification";
const _ESSR = "EnaSrdSpecificationRequest";
const _ESUE = "EnaSrdUdpEnabled";
const _ESUS = "EnaSrdUdpSpecification";
const _ESUSR = "EnaSrdUdpSpecificationRequest";
const _ESna = "EnaSupport";
const _Eb = "Ebs";
const _En = "Enabled";
const _Enc = "Encrypted";
const _F = "Force";
const _FLi = "FilterList";
const _FP = "FromPort";
const _FRa = "FastRestored";
const _Fau = "Fault";
const _Fi = "Filters";
const _Fil = "Filter";
const _G = "Groups";
const _GIL = "GroupIdentifierList";
const _GISL = "GroupIdStringList";
const _GIr = "GroupId";
const _GIro = "GroupIds";
const _GIrou = "GroupIdentifier";
const _GN = "GroupName";
const _GNSL = "GroupNameStringList";
const _GNr = "GroupNames";
const _HBD = "HiddenByDefault";
const _HE = "HttpEndpoint";
const _HIo = "HostId";
const _HO = "HibernationOptions";
const _HPI = "HttpProtocolIpv6";
const _HPRHL = "HttpPutResponseHopLimit";
const _HRGA = "HostResourceGroupArn";
const _HT = "HttpTokens";
const _HTo = "HostnameType";
const _Hy = "Hypervisor";
const _I = "Id";
const _IA = "Ipv6Addresses";
const _IAC = "Ipv6AddressCount";
const _IAESS = "InstanceAttachmentEnaSrdSpecification";
const _IAESUS = "InstanceAttachmentEnaSrdUdpSpecification";
const _IApv = "Ipv6Address";
const _IBDM = "InstanceBlockDeviceMapping";
const _IBDML = "InstanceBlockDeviceMappingList";
const _II = "InstanceId";
const _IIA = "InstanceIpv6Address";
const _IIAL = "InstanceIpv6AddressList";
const _IIB = "InstanceInterruptionBehavior";
const _IIP = "IamInstanceProfile";
const _IIPL = "InstanceIpv4PrefixList";
const _IIPLn = "InstanceIpv6PrefixList";
const _IIPS = "IamInstanceProfileSpecification";
const _IIPn = "InstanceIpv4Prefix";
const _IIPns = "InstanceIpv6Prefix";
const _IISLn = "InstanceIdStringList";
const _IIm = "ImageId";
const _IIn = "InstanceIds";
const _ILn = "InstanceLifecycle";
const _ILns = "InstanceList";
const _IMO = "InstanceMaintenanceOptions";
const _IMORnst = "InstanceMetadataOptionsResponse";
const _IMR = "IncludeManagedResources";
const _IMT = "InstanceMetadataTags";
const _IN = "Ipv6Native";
const _INI = "InstanceNetworkInterface";
const _INIA = "InstanceNetworkInterfaceAssociation";
const _INIAn = "InstanceNetworkInterfaceAttachment";
const _INIL = "InstanceNetworkInterfaceList";
const _INIS = "InstanceNetworkInterfaceSpecification";
const _INISL = "InstanceNetworkInterfaceSpecificationList";
const _INPO = "InstanceNetworkPerformanceOptions";
const _IOI = "IpOwnerId";
const _IOIn = "InstanceOwnerId";
const _IOS = "InstanceOwningService";
const _IPC = "Ipv6PrefixCount";
const _IPCp = "Ipv4PrefixCount";
const _IPEp = "IpPermissionsEgress";
const _IPIA = "InstancePrivateIpAddress";
const _IPIAL = "InstancePrivateIpAddressList";
const _IPIs = "IsPrimaryIpv6";
const _IPLp = "IpPermissionList";
const _IPLpv = "Ipv4PrefixesList";
const _IPLpvr = "Ipv4PrefixList";
const _IPLpvre = "Ipv6PrefixesList";
const _IPLpvref = "Ipv6PrefixList";
const _IPS = "Ipv4PrefixSpecification";
const _IPSRp = "Ipv4PrefixSpecificationRequest";
const _IPSRpvr = "Ipv6PrefixSpecificationRequest";
const _IPSp = "Ipv6PrefixSpecification";
const _IPp = "Ipv6Prefixes";
const _IPpe = "IpPermissions";
const _IPper = "IpPermission";
const _IPpr = "IpProtocol";
const _IPpv = "Ipv6Prefix";
const _IPpvr = "Ipv4Prefixes";
const _IPpvre = "Ipv4Prefix";
const _IRLp = "IpRangeList";
const _IRLpv = "Ipv6RangeList";
const _IRpa = "IpRanges";
const _IRpan = "IpRange";
const _IRpv = "Ipv6Ranges";
const _IRpva = "Ipv6Range";
const _ISC = "InstanceStateChange";
const _ISCL = "InstanceStateChangeList";
const _ISIA = "InstanceSecondaryInterfaceAttachment";
const _ISIL = "InstanceSecondaryInterfaceList";
const _ISIPIA = "InstanceSecondaryInterfacePrivateIpAddress";
const _ISIPIAL = "InstanceSecondaryInterfacePrivateIpAddressList";
const _ISIn = "InstanceSecondaryInterface";
const _ISnsta = "InstanceState";
const _IT = "InstanceType";
const _ITnt = "InterfaceType";
const _In = "Instance";
const _Ins = "Instances";
const _Io = "Iops";
const _K = "Key";
const _KI = "KernelId";
const _KKI = "KmsKeyId";
const _KN = "KeyName";
const _LAZ = "LaunchedAvailabilityZone";
const _LAZI = "LaunchedAvailabilityZoneId";
const _LCA = "LicenseConfigurationArn";
const _LCi = "LicenseConfiguration";
const _LGa = "LaunchGroup";
const _LL = "LicenseList";
const _LSa = "LaunchSpecification";
const _LTau = "LaunchTime";
const _Lic = "Licenses";
const _MAE = "MultiAttachEnabled";
const _MAa = "MacAddress";
const _MCI = "MetricCategoryId";
const _MCIL = "MetricCategoryIdList";
const _MCIe = "MetricCategoryIds";
const _MO = "MetadataOptions";
const _MOa = "MaintenanceOptions";
const _MR = "MaxResults";
const _Mana = "Managed";
const _Me = "Message";
const _Mon = "Monitoring";
const _N = "Name";
const _NCI = "NetworkCardIndex";
const _ND = "NoDevice";
const _NIAet = "NetworkInterfaceAssociation";
const _NIAetw = "NetworkInterfaceAttachment";
const _NII = "NetworkInterfaceId";
const _NIIA = "NetworkInterfaceIpv6Address";
const _NIIAL = "NetworkInterfaceIpv6AddressesList";
const _NIIL = "NetworkInterfaceIdList";
const _NIIe = "NetworkInterfaceIds";
const _NIL = "NetworkInterfaceList";
const _NIPIA = "NetworkInterfacePrivateIpAddress";
const _NIPIAL = "NetworkInterfacePrivateIpAddressList";
const _NIe = "NetworkInterface";
const _NIet = "NetworkInterfaces";
const _NPO = "NetworkPerformanceOptions";
const _NTe = "NextToken";
const _NV = "NestedVirtualization";
const _OA = "OutpostArn";
const _OI = "OwnerId";
const _ORper = "OperatorResponse";
const _Op = "Operator";
const _P = "Principal";
const _PCIr = "ProductCodeId";
const _PCLr = "ProductCodeList";
const _PCT = "ProductCodeType";
const _PCr = "ProductCode";
const _PCro = "ProductCodes";
const _PDN = "PrivateDnsName";
const _PDNO = "PrivateDnsNameOptions";
const _PDNORr = "PrivateDnsNameOptionsResponse";
const _PDNub = "PublicDnsName";
const _PDSDN = "PublicDualStackDnsName";
const _PDl = "PlatformDetails";
const _PDr = "ProductDescription";
const _PI = "PublicIp";
const _PIAS = "PrivateIpAddressSpecification";
const _PIASL = "PrivateIpAddressSpecificationList";
const _PIAr = "PrivateIpAddress";
const _PIAri = "PrivateIpAddresses";
const _PIAu = "PublicIpAddress";
const _PIDN = "PublicIpv6DnsName";
const _PIDNO = "PublicIpDnsNameOptions";
const _PIDNu = "PublicIpv4DnsName";
const _PIr = "PrimaryIpv6";
const _PLI = "PrefixListId";
const _PLIL = "PrefixListIdList";
const _PLIr = "PrefixListIds";
const _PN = "PartitionNumber";
const _PSee = "PeeringStatus";
const _PSr = "PreviousState";
const _Pl = "Platform";
const _Pla = "Placement";
const _Prim = "Primary";
const _R = "Return";
const _RDN = "RootDeviceName";
const _RDT = "RootDeviceType";
const _RIME = "RunInstancesMonitoringEnabled";
const _RIa = "RamdiskId";
const _RIe = "ReservationId";
const _RIeq = "RequesterId";
const _RLe = "ReservationList";
const _RMe = "RebootMigration";
const _RMeq = "RequesterManaged";
const _Rese = "Reservations";
const _Reser = "Reservation";
const _SDC = "SourceDestCheck";
const _SDp = "SpreadDomain";
const _SGA = "SecurityGroupArn";
const _SGI = "SecurityGroupId";
const _SGISL = "SecurityGroupIdStringList";
const _SGL = "SecurityGroupList";
const _SGe = "SecurityGroups";
const _SGec = "SecurityGroup";
const _SIIec = "SecondaryInterfaceId";
const _SIR = "SpotInstanceRequests";
const _SIRI = "SpotInstanceRequestId";
const _SIRIL = "SpotInstanceRequestIdList";
const _SIRIp = "SpotInstanceRequestIds";
const _SIRL = "SpotInstanceRequestList";
const _SIRp = "SpotInstanceRequest";
const _SISF = "SpotInstanceStateFault";
const _SISp = "SpotInstanceStatus";
const _SIec = "SecondaryInterfaces";
const _SIn = "SnapshotId";
const _SIu = "SubnetId";
const _SNI = "SecondaryNetworkId";
const _SNS = "SriovNetSupport";
const _SOS = "SkipOsShutdown";
const _SPIAC = "SecondaryPrivateIpAddressCount";
const _SPp = "SpotPrice";
const _SPpo = "SpotPlacement";
const _SRt = "StateReason";
const _SSIe = "SecondarySubnetId";
const _STR = "StateTransitionReason";
const _STs = "SseType";
const _SUD = "SensitiveUserData";
const _SVI = "SourceVolumeId";
const _Siz = "Size";
const _St = "State";
const _Sta = "Status";
const _T = "Tags";
const _TET = "TcpEstablishedTimeout";
const _TI = "TerminateInstances";
const _TIR = "TerminateInstancesRequest";
const _TIRe = "TerminateInstancesResult";
const _TIer = "TerminatingInstances";
const _TL = "TagList";
const _TP = "ToPort";
const _TPC = "ThreadsPerCore";
const _TSag = "TagSet";
const _TSp = "TpmSupport";
const _Ta = "Tag";
const _Te = "Tenancy";
const _Th = "Throughput";
const _Ty = "Type";
const _UDs = "UserData";
const _UI = "UserId";
const _UIGP = "UserIdGroupPairs";
const _UIGPL = "UserIdGroupPairList";
const _UIGPs = "UserIdGroupPair";
const _UO = "UsageOperation";
const _UOUT = "UsageOperationUpdateTime";
const _UST = "UdpStreamTimeout";
const _UT = "UpdateTime";
const _UTd = "UdpTimeout";
const _V = "Value";
const _VALo = "VolumeAttachmentList";
const _VAo = "VolumeArn";
const _VAol = "VolumeAttachment";
const _VF = "ValidFrom";
const _VI = "VpcId";
const _VIR = "VolumeInitializationRate";
const _VISL = "VolumeIdStringList";
const _VIo = "VolumeId";
const _VIol = "VolumeIds";
const _VLo = "VolumeList";
const _VN = "VirtualName";
const _VOI = "VolumeOwnerId";
const _VPCI = "VpcPeeringConnectionId";
const _VSL = "ValueStringList";
const _VSo = "VolumeSize";
const _VT = "VolumeType";
const _VTir = "VirtualizationType";
const _VU = "ValidUntil";
const _Va = "Values";
const _Vo = "Volumes";
const _Vol = "Volume";
const _aBHP = "actualBlockHourlyPrice";
const _aI = "allocationId";
const _aIs = "associationId";
const _aIt = "attachmentId";
const _aLI = "amiLaunchIndex";
const _aPIA = "associatePublicIpAddress";
const _aRs = "associatedResource";
const _aRut = "autoRecovery";
const _aSS = "amdSevSnp";
const _aSSs = "associatedSubnetSet";
const _aSt = "attachmentSet";
const _aTddr = "addressingType";
const _aTt = "attachTime";
const _aZ = "availabilityZone";
const _aZG = "availabilityZoneGroup";
const _aZI = "availabilityZoneId";
const _af = "affinity";
const _ar = "arn";
const _arc = "architecture";
const _ass = "association";
const _at = "attachment";
const _bDM = "blockDeviceMapping";
const _bDMl = "blockDurationMinutes";
const _bM = "bootMode";
const _bW = "bandwidthWeighting";
const _cBI = "capacityBlockId";
const _cCo = "coreCount";
const _cI = "carrierIp";
const _cIBM = "currentInstanceBootMode";
const _cIi = "cidrIp";
const _cIid = "cidrIpv6";
const _cO = "cpuOptions";
const _cOI = "customerOwnedIp";
const _cRI = "capacityReservationId";
const _cRP = "capacityReservationPreference";
const _cRRGA = "capacityReservationResourceGroupArn";
const _cRSa = "capacityReservationSpecification";
const _cRT = "capacityReservationTarget";
const _cSu = "currentState";
const _cT = "clientToken";
const _cTC = "connectionTrackingConfiguration";
const _cTre = "createTime";
const _co = "code";
const _conf = "configured";
const _dAIT = "denyAllIgwTraffic";
const _dHT = "dnsHostnameType";
const _dI = "deviceIndex";
const _dN = "deviceName";
const _dNn = "dnsName";
const _dOT = "deleteOnTermination";
const _dR = "dryRun";
const _de = "description";
const _dev = "device";
const _eCI = "ebsCardIndex";
const _eGAI = "elasticGpuAssociationId";
const _eGAS = "elasticGpuAssociationState";
const _eGASl = "elasticGpuAssociationSet";
const _eGAT = "elasticGpuAssociationTime";
const _eGI = "elasticGpuId";
const _eIAA = "elasticInferenceAcceleratorArn";
const _eIAAI = "elasticInferenceAcceleratorAssociationId";
const _eIAAS = "elasticInferenceAcceleratorAssociationState";
const _eIAASl = "elasticInferenceAcceleratorAssociationSet";
const _eIAAT = "elasticInferenceAcceleratorAssociationTime";
const _eO = "ebsOptimized";
const _eOn = "enclaveOptions";
const _eQC = "enaQueueCount";
const _eQN = "ec2QueryName";
const _eRNDAAAAR = "enableResourceNameDnsAAAARecord";
const _eRNDAR = "enableResourceNameDnsARecord";
const _eSE = "enaSrdEnabled";
const _eSS = "enaSrdSpecification";
const _eSUE = "enaSrdUdpEnabled";
const _eSUS = "enaSrdUdpSpecification";
const _eSna = "enaSupport";
const _eb = "ebs";
const _en = "enabled";
const _enc = "encrypted";
const _fP = "fromPort";
const _fRa = "fastRestored";
const _fa = "fault";
const _fi = "filter";
const _gD = "groupDescription";
const _gIr = "groupId";
const _gN = "groupName";
const _gSr = "groupSet";
const _gr = "groups";
const _h = "hypervisor";
const _hBD = "hiddenByDefault";
const _hE = "httpEndpoint";
const _hI = "hostId";
const _hO = "hibernationOptions";
const _hPI = "httpProtocolIpv6";
const _hPRHL = "httpPutResponseHopLimit";
const _hRGA = "hostResourceGroupArn";
const _hT = "httpTokens";
const _hTo = "hostnameType";
const _i = "id";
const _iAC = "ipv6AddressCount";
const _iASp = "ipv6AddressesSet";
const _iAp = "ipAddress";
const _iApv = "ipv6Address";
const _iI = "instanceId";
const _iIB = "instanceInterruptionBehavior";
const _iIP = "iamInstanceProfile";
const _iIma = "imageId";
const _iLn = "instanceLifecycle";
const _iMT = "instanceMetadataTags";
const _iN = "ipv6Native";
const _iOIn = "instanceOwnerId";
const _iOIp = "ipOwnerId";
const _iOS = "instanceOwningService";
const _iPEp = "ipPermissionsEgress";
const _iPIs = "isPrimaryIpv6";
const _iPSpvr = "ipv4PrefixSet";
const _iPSpvre = "ipv6PrefixSet";
const _iPp = "ipProtocol";
const _iPpe = "ipPermissions";
const _iPpv = "ipv4Prefix";
const _iPpvr = "ipv6Prefix";
const _iRpa = "ipRanges";
const _iRpv = "ipv6Ranges";
const _iSns = "instancesSet";
const _iSnst = "instanceState";
const _iT = "instanceType";
const _iTnt = "interfaceType";
const _io = "iops";
const _it = "item";
const _k = "key";
const _kI = "kernelId";
const _kKI = "kmsKeyId";
const _kN = "keyName";
const _lAZ = "launchedAvailabilityZone";
const _lAZI = "launchedAvailabilityZoneId";
const _lCA = "licenseConfigurationArn";
const _lG = "launchGroup";
const _lSa = "launchSpecification";
const _lSic = "licenseSet";
const _lTau = "launchTime";
const _mAE = "multiAttachEnabled";
const _mAa = "macAddress";
const _mCIS = "metricCategoryIdSet";
const _mO = "metadataOptions";
const _mOa = "maintenanceOptions";
const _mR = "maxResults";
const _mana = "managed";
const _me = "message";
const _mon = "monitoring";
const _n = "name";
const _nCI = "networkCardIndex";
const _nD = "noDevice";
const _nII = "networkInterfaceId";
const _nIS = "networkInterfaceSet";
const _nPO = "networkPerformanceOptions";
const _nTe = "nextToken";
const _nV = "nestedVirtualization";
const _oA = "outpostArn";
const _oI = "ownerId";
const _ope = "operator";
const _p = "principal";
const _pC = "productCodes";
const _pCr = "productCode";
const _pDNO = "privateDnsNameOptions";
const _pDNr = "privateDnsName";
const _pDNu = "publicDnsName";
const _pDSDN = "publicDualStackDnsName";
const _pDl = "platformDetails";
const _pDr = "productDescription";
const _pI = "publicIp";
const _pIAS = "privateIpAddressesSet";
const _pIASr = "privateIpAddressSet";
const _pIAr = "privateIpAddress";
const _pIDN = "publicIpv6DnsName";
const _pIDNO = "publicIpDnsNameOptions";
const _pIDNu = "publicIpv4DnsName";
const _pLI = "prefixListId";
const _pLIr = "prefixListIds";
const _pN = "partitionNumber";
const _pSee = "peeringStatus";
const _pSr = "previousState";
const _pl = "platform";
const _pla = "placement";
const _prim = "primary";
const _r = "return";
const _rDN = "rootDeviceName";
const _rDT = "rootDeviceType";
const _rI = "reservationId";
const _rIa = "ramdiskId";
const _rIeq = "requesterId";
const _rMe = "rebootMigration";
const _rMeq = "requesterManaged";
const _rSes = "reservationSet";
const _re = "reason";
const _s = "smithy.ts.sdk.synthetic.com.amazonaws.ec2";
const _sDC = "sourceDestCheck";
const _sDp = "spreadDomain";
const _sGA = "securityGroupArn";
const _sGIec = "securityGroupInfo";
const _sIIe = "secondaryInterfaceId";
const _sIRI = "spotInstanceRequestId";
const _sIRS = "spotInstanceRequestSet";
const _sISe = "secondaryInterfaceSet";
const _sIn = "snapshotId";
const _sIu = "subnetId";
const _sNI = "secondaryNetworkId";
const _sNSr = "sriovNetSupport";
const _sPIAC = "secondaryPrivateIpAddressCount";
const _sPp = "spotPrice";
const _sRt = "stateReason";
const _sSI = "secondarySubnetId";
const _sTs = "sseType";
const _sVI = "sourceVolumeId";
const _si = "size";
const _st = "state";
const _sta = "status";
const _tET = "tcpEstablishedTimeout";
const _tP = "toPort";
const _tPC = "threadsPerCore";
const _tS = "tagSet";
const _tSp = "tpmSupport";
const _te = "tenancy";
const _th = "throughput";
const _ty = "type";
const _uDs = "userData";
const _uI = "userId";
const _uO = "usageOperation";
const _uOUT = "usageOperationUpdateTime";
const _uST = "udpStreamTimeout";
const _uT = "updateTime";
const _uTd = "udpTimeout";
const _v = "value";
const _vA = "volumeArn";
const _vF = "validFrom";
const _vI = "vpcId";
const _vIR = "volumeInitializationRate";
const _vIo = "volumeId";
const _vN = "virtualName";
const _vOI = "volumeOwnerId";
const _vPCI = "vpcPeeringConnectionId";
const _vS = "volumeSet";
const _vSo = "volumeSize";
const _vT = "volumeType";
const _vTi = "virtualizationType";
const _vU = "validUntil";
const _xN = "xmlName";
const n0 = "com.amazonaws.ec2";
const _s_registry = new _TypeRegistry_js__WEBPACK_IMPORTED_MODULE_1__.t(_s);
var EC2ServiceException$ = [
	-3,
	_s,
	"EC2ServiceException",
	0,
	[],
	[]
];
_s_registry.registerError(EC2ServiceException$, EC2ServiceException);
const errorTypeRegistries = [_s_registry];
var SensitiveUserData = [
	0,
	n0,
	_SUD,
	8,
	0
];
var AttachmentEnaSrdSpecification$ = [
	3,
	n0,
	_AESS,
	0,
	[_ESE, _ESUS],
	[[2, {
		[_eQN]: `EnaSrdEnabled`,
		[_xN]: _eSE
	}], [() => AttachmentEnaSrdUdpSpecification$, {
		[_eQN]: `EnaSrdUdpSpecification`,
		[_xN]: _eSUS
	}]]
];
var AttachmentEnaSrdUdpSpecification$ = [
	3,
	n0,
	_AESUS,
	0,
	[_ESUE],
	[[2, {
		[_eQN]: `EnaSrdUdpEnabled`,
		[_xN]: _eSUE
	}]]
];
var BlockDeviceMapping$ = [
	3,
	n0,
	_BDM,
	0,
	[
		_Eb,
		_ND,
		_DN,
		_VN
	],
	[
		[() => EbsBlockDevice$, {
			[_eQN]: `Ebs`,
			[_xN]: _eb
		}],
		[0, {
			[_eQN]: `NoDevice`,
			[_xN]: _nD
		}],
		[0, {
			[_eQN]: `DeviceName`,
			[_xN]: _dN
		}],
		[0, {
			[_eQN]: `VirtualName`,
			[_xN]: _vN
		}]
	]
];
var CancelledSpotInstanceRequest$ = [
	3,
	n0,
	_CSIR,
	0,
	[_SIRI, _St],
	[[0, {
		[_eQN]: `SpotInstanceRequestId`,
		[_xN]: _sIRI
	}], [0, {
		[_eQN]: `State`,
		[_xN]: _st
	}]]
];
var CancelSpotInstanceRequestsRequest$ = [
	3,
	n0,
	_CSIRR,
	0,
	[_SIRIp, _DR],
	[[() => SpotInstanceRequestIdList, { [_xN]: _SIRI }], [2, {
		[_eQN]: `DryRun`,
		[_xN]: _dR
	}]],
	1
];
var CancelSpotInstanceRequestsResult$ = [
	3,
	n0,
	_CSIRRa,
	0,
	[_CSIRa],
	[[() => CancelledSpotInstanceRequestList, {
		[_eQN]: `SpotInstanceRequestSet`,
		[_xN]: _sIRS
	}]]
];
var CapacityReservationSpecificationResponse$ = [
	3,
	n0,
	_CRSR,
	0,
	[_CRP, _CRT],
	[[0, {
		[_eQN]: `CapacityReservationPreference`,
		[_xN]: _cRP
	}], [() => CapacityReservationTargetResponse$, {
		[_eQN]: `CapacityReservationTarget`,
		[_xN]: _cRT
	}]]
];
var CapacityReservationTargetResponse$ = [
	3,
	n0,
	_CRTR,
	0,
	[_CRI, _CRRGA],
	[[0, {
		[_eQN]: `CapacityReservationId`,
		[_xN]: _cRI
	}], [0, {
		[_eQN]: `CapacityReservationResourceGroupArn`,
		[_xN]: _cRRGA
	}]]
];
var ConnectionTrackingConfiguration$ = [
	3,
	n0,
	_CTC,
	0,
	[
		_TET,
		_UST,
		_UTd
	],
	[
		[1, {
			[_eQN]: `TcpEstablishedTimeout`,
			[_xN]: _tET
		}],
		[1, {
			[_eQN]: `UdpStreamTimeout`,
			[_xN]: _uST
		}],
		[1, {
			[_eQN]: `UdpTimeout`,
			[_xN]: _uTd
		}]
	]
];
var ConnectionTrackingSpecificationRequest$ = [
	3,
	n0,
	_CTSR,
	0,
	[
		_TET,
		_UST,
		_UTd
	],
	[
		1,
		1,
		1
	]
];
var ConnectionTrackingSpecificationResponse$ = [
	3,
	n0,
	_CTSRo,
	0,
	[
		_TET,
		_UST,
		_UTd
	],
	[
		[1, {
			[_eQN]: `TcpEstablishedTimeout`,
			[_xN]: _tET
		}],
		[1, {
			[_eQN]: `UdpStreamTimeout`,
			[_xN]: _uST
		}],
		[1, {
			[_eQN]: `UdpTimeout`,
			[_xN]: _uTd
		}]
	]
];
var CpuOptions$ = [
	3,
	n0,
	_CO,
	0,
	[
		_CCor,
		_TPC,
		_ASSm,
		_NV
	],
	[
		[1, {
			[_eQN]: `CoreCount`,
			[_xN]: _cCo
		}],
		[1, {
			[_eQN]: `ThreadsPerCore`,
			[_xN]: _tPC
		}],
		[0, {
			[_eQN]: `AmdSevSnp`,
			[_xN]: _aSS
		}],
		[0, {
			[_eQN]: `NestedVirtualization`,
			[_xN]: _nV
		}]
	]
];
var DeleteSecurityGroupRequest$ = [
	3,
	n0,
	_DSGR,
	0,
	[
		_GIr,
		_GN,
		_DR
	],
	[
		0,
		0,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}]
	]
];
var DeleteSecurityGroupResult$ = [
	3,
	n0,
	_DSGRe,
	0,
	[_R, _GIr],
	[[2, {
		[_eQN]: `Return`,
		[_xN]: _r
	}], [0, {
		[_eQN]: `GroupId`,
		[_xN]: _gIr
	}]]
];
var DeleteVolumeRequest$ = [
	3,
	n0,
	_DVR,
	0,
	[_VIo, _DR],
	[0, [2, {
		[_eQN]: `DryRun`,
		[_xN]: _dR
	}]],
	1
];
var DescribeInstancesRequest$ = [
	3,
	n0,
	_DIRescr,
	0,
	[
		_IIn,
		_IMR,
		_DR,
		_Fi,
		_NTe,
		_MR
	],
	[
		[() => InstanceIdStringList, { [_xN]: _II }],
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }],
		[0, {
			[_eQN]: `NextToken`,
			[_xN]: _nTe
		}],
		[1, {
			[_eQN]: `MaxResults`,
			[_xN]: _mR
		}]
	]
];
var DescribeInstancesResult$ = [
	3,
	n0,
	_DIRescri,
	0,
	[_NTe, _Rese],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => ReservationList, {
		[_eQN]: `ReservationSet`,
		[_xN]: _rSes
	}]]
];
var DescribeNetworkInterfacesRequest$ = [
	3,
	n0,
	_DNIRe,
	0,
	[
		_NTe,
		_MR,
		_IMR,
		_DR,
		_NIIe,
		_Fi
	],
	[
		0,
		1,
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => NetworkInterfaceIdList, { [_xN]: _NII }],
		[() => FilterList, {
			[_eQN]: `Filter`,
			[_xN]: _fi
		}]
	]
];
var DescribeNetworkInterfacesResult$ = [
	3,
	n0,
	_DNIRes,
	0,
	[_NIet, _NTe],
	[[() => NetworkInterfaceList, {
		[_eQN]: `NetworkInterfaceSet`,
		[_xN]: _nIS
	}], [0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}]]
];
var DescribeSecurityGroupsRequest$ = [
	3,
	n0,
	_DSGRes,
	0,
	[
		_GIro,
		_GNr,
		_NTe,
		_MR,
		_DR,
		_Fi
	],
	[
		[() => GroupIdStringList, { [_xN]: _GIr }],
		[() => GroupNameStringList, { [_xN]: _GN }],
		0,
		1,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeSecurityGroupsResult$ = [
	3,
	n0,
	_DSGResc,
	0,
	[_NTe, _SGe],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => SecurityGroupList, {
		[_eQN]: `SecurityGroupInfo`,
		[_xN]: _sGIec
	}]]
];
var DescribeSpotInstanceRequestsRequest$ = [
	3,
	n0,
	_DSIRR,
	0,
	[
		_NTe,
		_MR,
		_DR,
		_SIRIp,
		_Fi
	],
	[
		0,
		1,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => SpotInstanceRequestIdList, { [_xN]: _SIRI }],
		[() => FilterList, { [_xN]: _Fil }]
	]
];
var DescribeSpotInstanceRequestsResult$ = [
	3,
	n0,
	_DSIRRe,
	0,
	[_SIR, _NTe],
	[[() => SpotInstanceRequestList, {
		[_eQN]: `SpotInstanceRequestSet`,
		[_xN]: _sIRS
	}], [0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}]]
];
var DescribeVolumesRequest$ = [
	3,
	n0,
	_DVRes,
	0,
	[
		_VIol,
		_IMR,
		_DR,
		_Fi,
		_NTe,
		_MR
	],
	[
		[() => VolumeIdStringList, { [_xN]: _VIo }],
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}],
		[() => FilterList, { [_xN]: _Fil }],
		[0, {
			[_eQN]: `NextToken`,
			[_xN]: _nTe
		}],
		[1, {
			[_eQN]: `MaxResults`,
			[_xN]: _mR
		}]
	]
];
var DescribeVolumesResult$ = [
	3,
	n0,
	_DVResc,
	0,
	[_NTe, _Vo],
	[[0, {
		[_eQN]: `NextToken`,
		[_xN]: _nTe
	}], [() => VolumeList, {
		[_eQN]: `VolumeSet`,
		[_xN]: _vS
	}]]
];
var EbsBlockDevice$ = [
	3,
	n0,
	_EBD,
	0,
	[
		_DOT,
		_Io,
		_SIn,
		_VSo,
		_VT,
		_KKI,
		_Th,
		_OA,
		_AZ,
		_Enc,
		_VIR,
		_AZI,
		_ECI
	],
	[
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `Iops`,
			[_xN]: _io
		}],
		[0, {
			[_eQN]: `SnapshotId`,
			[_xN]: _sIn
		}],
		[1, {
			[_eQN]: `VolumeSize`,
			[_xN]: _vSo
		}],
		[0, {
			[_eQN]: `VolumeType`,
			[_xN]: _vT
		}],
		[0, {
			[_eQN]: `KmsKeyId`,
			[_xN]: _kKI
		}],
		[1, {
			[_eQN]: `Throughput`,
			[_xN]: _th
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[2, {
			[_eQN]: `Encrypted`,
			[_xN]: _enc
		}],
		1,
		0,
		1
	]
];
var EbsInstanceBlockDevice$ = [
	3,
	n0,
	_EIBD,
	0,
	[
		_ATtt,
		_DOT,
		_Sta,
		_VIo,
		_ARss,
		_VOI,
		_Op,
		_ECI
	],
	[
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[0, {
			[_eQN]: `VolumeId`,
			[_xN]: _vIo
		}],
		[0, {
			[_eQN]: `AssociatedResource`,
			[_xN]: _aRs
		}],
		[0, {
			[_eQN]: `VolumeOwnerId`,
			[_xN]: _vOI
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}],
		[1, {
			[_eQN]: `EbsCardIndex`,
			[_xN]: _eCI
		}]
	]
];
var ElasticGpuAssociation$ = [
	3,
	n0,
	_EGA,
	0,
	[
		_EGIl,
		_EGAI,
		_EGAS,
		_EGAT
	],
	[
		[0, {
			[_eQN]: `ElasticGpuId`,
			[_xN]: _eGI
		}],
		[0, {
			[_eQN]: `ElasticGpuAssociationId`,
			[_xN]: _eGAI
		}],
		[0, {
			[_eQN]: `ElasticGpuAssociationState`,
			[_xN]: _eGAS
		}],
		[0, {
			[_eQN]: `ElasticGpuAssociationTime`,
			[_xN]: _eGAT
		}]
	]
];
var ElasticInferenceAcceleratorAssociation$ = [
	3,
	n0,
	_EIAA,
	0,
	[
		_EIAAl,
		_EIAAI,
		_EIAAS,
		_EIAAT
	],
	[
		[0, {
			[_eQN]: `ElasticInferenceAcceleratorArn`,
			[_xN]: _eIAA
		}],
		[0, {
			[_eQN]: `ElasticInferenceAcceleratorAssociationId`,
			[_xN]: _eIAAI
		}],
		[0, {
			[_eQN]: `ElasticInferenceAcceleratorAssociationState`,
			[_xN]: _eIAAS
		}],
		[4, {
			[_eQN]: `ElasticInferenceAcceleratorAssociationTime`,
			[_xN]: _eIAAT
		}]
	]
];
var EnaSrdSpecificationRequest$ = [
	3,
	n0,
	_ESSR,
	0,
	[_ESE, _ESUS],
	[2, () => EnaSrdUdpSpecificationRequest$]
];
var EnaSrdUdpSpecificationRequest$ = [
	3,
	n0,
	_ESUSR,
	0,
	[_ESUE],
	[2]
];
var EnclaveOptions$ = [
	3,
	n0,
	_EOn,
	0,
	[_En],
	[[2, {
		[_eQN]: `Enabled`,
		[_xN]: _en
	}]]
];
var Filter$ = [
	3,
	n0,
	_Fil,
	0,
	[_N, _Va],
	[0, [() => ValueStringList, { [_xN]: _V }]]
];
var GroupIdentifier$ = [
	3,
	n0,
	_GIrou,
	0,
	[_GIr, _GN],
	[[0, {
		[_eQN]: `GroupId`,
		[_xN]: _gIr
	}], [0, {
		[_eQN]: `GroupName`,
		[_xN]: _gN
	}]]
];
var HibernationOptions$ = [
	3,
	n0,
	_HO,
	0,
	[_Conf],
	[[2, {
		[_eQN]: `Configured`,
		[_xN]: _conf
	}]]
];
var IamInstanceProfile$ = [
	3,
	n0,
	_IIP,
	0,
	[_Ar, _I],
	[[0, {
		[_eQN]: `Arn`,
		[_xN]: _ar
	}], [0, {
		[_eQN]: `Id`,
		[_xN]: _i
	}]]
];
var IamInstanceProfileSpecification$ = [
	3,
	n0,
	_IIPS,
	0,
	[_Ar, _N],
	[[0, {
		[_eQN]: `Arn`,
		[_xN]: _ar
	}], [0, {
		[_eQN]: `Name`,
		[_xN]: _n
	}]]
];
var Instance$ = [
	3,
	n0,
	_In,
	0,
	[
		_Arc,
		_BDMl,
		_CT,
		_EO,
		_ESna,
		_Hy,
		_IIP,
		_ILn,
		_EGAl,
		_EIAAla,
		_NIet,
		_OA,
		_RDN,
		_RDT,
		_SGe,
		_SDC,
		_SIRI,
		_SNS,
		_SRt,
		_T,
		_VTir,
		_CO,
		_CBI,
		_CRI,
		_CRSa,
		_HO,
		_Lic,
		_MO,
		_EOn,
		_BM,
		_PDl,
		_UO,
		_UOUT,
		_PDNO,
		_IApv,
		_TSp,
		_MOa,
		_CIBM,
		_NPO,
		_Op,
		_SIec,
		_II,
		_IIm,
		_St,
		_PDN,
		_PDNub,
		_STR,
		_KN,
		_ALI,
		_PCro,
		_IT,
		_LTau,
		_Pla,
		_KI,
		_RIa,
		_Pl,
		_Mon,
		_SIu,
		_VI,
		_PIAr,
		_PIAu
	],
	[
		[0, {
			[_eQN]: `Architecture`,
			[_xN]: _arc
		}],
		[() => InstanceBlockDeviceMappingList, {
			[_eQN]: `BlockDeviceMapping`,
			[_xN]: _bDM
		}],
		[0, {
			[_eQN]: `ClientToken`,
			[_xN]: _cT
		}],
		[2, {
			[_eQN]: `EbsOptimized`,
			[_xN]: _eO
		}],
		[2, {
			[_eQN]: `EnaSupport`,
			[_xN]: _eSna
		}],
		[0, {
			[_eQN]: `Hypervisor`,
			[_xN]: _h
		}],
		[() => IamInstanceProfile$, {
			[_eQN]: `IamInstanceProfile`,
			[_xN]: _iIP
		}],
		[0, {
			[_eQN]: `InstanceLifecycle`,
			[_xN]: _iLn
		}],
		[() => ElasticGpuAssociationList, {
			[_eQN]: `ElasticGpuAssociationSet`,
			[_xN]: _eGASl
		}],
		[() => ElasticInferenceAcceleratorAssociationList, {
			[_eQN]: `ElasticInferenceAcceleratorAssociationSet`,
			[_xN]: _eIAASl
		}],
		[() => InstanceNetworkInterfaceList, {
			[_eQN]: `NetworkInterfaceSet`,
			[_xN]: _nIS
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `RootDeviceName`,
			[_xN]: _rDN
		}],
		[0, {
			[_eQN]: `RootDeviceType`,
			[_xN]: _rDT
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[2, {
			[_eQN]: `SourceDestCheck`,
			[_xN]: _sDC
		}],
		[0, {
			[_eQN]: `SpotInstanceRequestId`,
			[_xN]: _sIRI
		}],
		[0, {
			[_eQN]: `SriovNetSupport`,
			[_xN]: _sNSr
		}],
		[() => StateReason$, {
			[_eQN]: `StateReason`,
			[_xN]: _sRt
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VirtualizationType`,
			[_xN]: _vTi
		}],
		[() => CpuOptions$, {
			[_eQN]: `CpuOptions`,
			[_xN]: _cO
		}],
		[0, {
			[_eQN]: `CapacityBlockId`,
			[_xN]: _cBI
		}],
		[0, {
			[_eQN]: `CapacityReservationId`,
			[_xN]: _cRI
		}],
		[() => CapacityReservationSpecificationResponse$, {
			[_eQN]: `CapacityReservationSpecification`,
			[_xN]: _cRSa
		}],
		[() => HibernationOptions$, {
			[_eQN]: `HibernationOptions`,
			[_xN]: _hO
		}],
		[() => LicenseList, {
			[_eQN]: `LicenseSet`,
			[_xN]: _lSic
		}],
		[() => InstanceMetadataOptionsResponse$, {
			[_eQN]: `MetadataOptions`,
			[_xN]: _mO
		}],
		[() => EnclaveOptions$, {
			[_eQN]: `EnclaveOptions`,
			[_xN]: _eOn
		}],
		[0, {
			[_eQN]: `BootMode`,
			[_xN]: _bM
		}],
		[0, {
			[_eQN]: `PlatformDetails`,
			[_xN]: _pDl
		}],
		[0, {
			[_eQN]: `UsageOperation`,
			[_xN]: _uO
		}],
		[4, {
			[_eQN]: `UsageOperationUpdateTime`,
			[_xN]: _uOUT
		}],
		[() => PrivateDnsNameOptionsResponse$, {
			[_eQN]: `PrivateDnsNameOptions`,
			[_xN]: _pDNO
		}],
		[0, {
			[_eQN]: `Ipv6Address`,
			[_xN]: _iApv
		}],
		[0, {
			[_eQN]: `TpmSupport`,
			[_xN]: _tSp
		}],
		[() => InstanceMaintenanceOptions$, {
			[_eQN]: `MaintenanceOptions`,
			[_xN]: _mOa
		}],
		[0, {
			[_eQN]: `CurrentInstanceBootMode`,
			[_xN]: _cIBM
		}],
		[() => InstanceNetworkPerformanceOptions$, {
			[_eQN]: `NetworkPerformanceOptions`,
			[_xN]: _nPO
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}],
		[() => InstanceSecondaryInterfaceList, {
			[_eQN]: `SecondaryInterfaceSet`,
			[_xN]: _sISe
		}],
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[0, {
			[_eQN]: `ImageId`,
			[_xN]: _iIma
		}],
		[() => InstanceState$, {
			[_eQN]: `InstanceState`,
			[_xN]: _iSnst
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `DnsName`,
			[_xN]: _dNn
		}],
		[0, {
			[_eQN]: `Reason`,
			[_xN]: _re
		}],
		[0, {
			[_eQN]: `KeyName`,
			[_xN]: _kN
		}],
		[1, {
			[_eQN]: `AmiLaunchIndex`,
			[_xN]: _aLI
		}],
		[() => ProductCodeList, {
			[_eQN]: `ProductCodes`,
			[_xN]: _pC
		}],
		[0, {
			[_eQN]: `InstanceType`,
			[_xN]: _iT
		}],
		[4, {
			[_eQN]: `LaunchTime`,
			[_xN]: _lTau
		}],
		[() => Placement$, {
			[_eQN]: `Placement`,
			[_xN]: _pla
		}],
		[0, {
			[_eQN]: `KernelId`,
			[_xN]: _kI
		}],
		[0, {
			[_eQN]: `RamdiskId`,
			[_xN]: _rIa
		}],
		[0, {
			[_eQN]: `Platform`,
			[_xN]: _pl
		}],
		[() => Monitoring$, {
			[_eQN]: `Monitoring`,
			[_xN]: _mon
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[0, {
			[_eQN]: `IpAddress`,
			[_xN]: _iAp
		}]
	]
];
var InstanceAttachmentEnaSrdSpecification$ = [
	3,
	n0,
	_IAESS,
	0,
	[_ESE, _ESUS],
	[[2, {
		[_eQN]: `EnaSrdEnabled`,
		[_xN]: _eSE
	}], [() => InstanceAttachmentEnaSrdUdpSpecification$, {
		[_eQN]: `EnaSrdUdpSpecification`,
		[_xN]: _eSUS
	}]]
];
var InstanceAttachmentEnaSrdUdpSpecification$ = [
	3,
	n0,
	_IAESUS,
	0,
	[_ESUE],
	[[2, {
		[_eQN]: `EnaSrdUdpEnabled`,
		[_xN]: _eSUE
	}]]
];
var InstanceBlockDeviceMapping$ = [
	3,
	n0,
	_IBDM,
	0,
	[_DN, _Eb],
	[[0, {
		[_eQN]: `DeviceName`,
		[_xN]: _dN
	}], [() => EbsInstanceBlockDevice$, {
		[_eQN]: `Ebs`,
		[_xN]: _eb
	}]]
];
var InstanceIpv4Prefix$ = [
	3,
	n0,
	_IIPn,
	0,
	[_IPpvre],
	[[0, {
		[_eQN]: `Ipv4Prefix`,
		[_xN]: _iPpv
	}]]
];
var InstanceIpv6Address$ = [
	3,
	n0,
	_IIA,
	0,
	[_IApv, _IPIs],
	[[0, {
		[_eQN]: `Ipv6Address`,
		[_xN]: _iApv
	}], [2, {
		[_eQN]: `IsPrimaryIpv6`,
		[_xN]: _iPIs
	}]]
];
var InstanceIpv6Prefix$ = [
	3,
	n0,
	_IIPns,
	0,
	[_IPpv],
	[[0, {
		[_eQN]: `Ipv6Prefix`,
		[_xN]: _iPpvr
	}]]
];
var InstanceMaintenanceOptions$ = [
	3,
	n0,
	_IMO,
	0,
	[_ARuto, _RMe],
	[[0, {
		[_eQN]: `AutoRecovery`,
		[_xN]: _aRut
	}], [0, {
		[_eQN]: `RebootMigration`,
		[_xN]: _rMe
	}]]
];
var InstanceMetadataOptionsResponse$ = [
	3,
	n0,
	_IMORnst,
	0,
	[
		_St,
		_HT,
		_HPRHL,
		_HE,
		_HPI,
		_IMT
	],
	[
		[0, {
			[_eQN]: `State`,
			[_xN]: _st
		}],
		[0, {
			[_eQN]: `HttpTokens`,
			[_xN]: _hT
		}],
		[1, {
			[_eQN]: `HttpPutResponseHopLimit`,
			[_xN]: _hPRHL
		}],
		[0, {
			[_eQN]: `HttpEndpoint`,
			[_xN]: _hE
		}],
		[0, {
			[_eQN]: `HttpProtocolIpv6`,
			[_xN]: _hPI
		}],
		[0, {
			[_eQN]: `InstanceMetadataTags`,
			[_xN]: _iMT
		}]
	]
];
var InstanceNetworkInterface$ = [
	3,
	n0,
	_INI,
	0,
	[
		_Ass,
		_Att,
		_De,
		_G,
		_IA,
		_MAa,
		_NII,
		_OI,
		_PDN,
		_PIAr,
		_PIAri,
		_SDC,
		_Sta,
		_SIu,
		_VI,
		_ITnt,
		_IPpvr,
		_IPp,
		_CTC,
		_Op
	],
	[
		[() => InstanceNetworkInterfaceAssociation$, {
			[_eQN]: `Association`,
			[_xN]: _ass
		}],
		[() => InstanceNetworkInterfaceAttachment$, {
			[_eQN]: `Attachment`,
			[_xN]: _at
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[() => InstanceIpv6AddressList, {
			[_eQN]: `Ipv6AddressesSet`,
			[_xN]: _iASp
		}],
		[0, {
			[_eQN]: `MacAddress`,
			[_xN]: _mAa
		}],
		[0, {
			[_eQN]: `NetworkInterfaceId`,
			[_xN]: _nII
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[() => InstancePrivateIpAddressList, {
			[_eQN]: `PrivateIpAddressesSet`,
			[_xN]: _pIAS
		}],
		[2, {
			[_eQN]: `SourceDestCheck`,
			[_xN]: _sDC
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `InterfaceType`,
			[_xN]: _iTnt
		}],
		[() => InstanceIpv4PrefixList, {
			[_eQN]: `Ipv4PrefixSet`,
			[_xN]: _iPSpvr
		}],
		[() => InstanceIpv6PrefixList, {
			[_eQN]: `Ipv6PrefixSet`,
			[_xN]: _iPSpvre
		}],
		[() => ConnectionTrackingSpecificationResponse$, {
			[_eQN]: `ConnectionTrackingConfiguration`,
			[_xN]: _cTC
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}]
	]
];
var InstanceNetworkInterfaceAssociation$ = [
	3,
	n0,
	_INIA,
	0,
	[
		_CI,
		_COI,
		_IOI,
		_PDNub,
		_PI
	],
	[
		[0, {
			[_eQN]: `CarrierIp`,
			[_xN]: _cI
		}],
		[0, {
			[_eQN]: `CustomerOwnedIp`,
			[_xN]: _cOI
		}],
		[0, {
			[_eQN]: `IpOwnerId`,
			[_xN]: _iOIp
		}],
		[0, {
			[_eQN]: `PublicDnsName`,
			[_xN]: _pDNu
		}],
		[0, {
			[_eQN]: `PublicIp`,
			[_xN]: _pI
		}]
	]
];
var InstanceNetworkInterfaceAttachment$ = [
	3,
	n0,
	_INIAn,
	0,
	[
		_ATtt,
		_AItt,
		_DOT,
		_DI,
		_Sta,
		_NCI,
		_ESS,
		_EQC
	],
	[
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}],
		[0, {
			[_eQN]: `AttachmentId`,
			[_xN]: _aIt
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}],
		[() => InstanceAttachmentEnaSrdSpecification$, {
			[_eQN]: `EnaSrdSpecification`,
			[_xN]: _eSS
		}],
		[1, {
			[_eQN]: `EnaQueueCount`,
			[_xN]: _eQC
		}]
	]
];
var InstanceNetworkInterfaceSpecification$ = [
	3,
	n0,
	_INIS,
	0,
	[
		_APIAss,
		_DOT,
		_De,
		_DI,
		_G,
		_IAC,
		_IA,
		_NII,
		_PIAr,
		_PIAri,
		_SPIAC,
		_SIu,
		_ACIA,
		_ITnt,
		_NCI,
		_IPpvr,
		_IPCp,
		_IPp,
		_IPC,
		_PIr,
		_ESS,
		_CTS,
		_EQC
	],
	[
		[2, {
			[_eQN]: `AssociatePublicIpAddress`,
			[_xN]: _aPIA
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[() => SecurityGroupIdStringList, { [_xN]: _SGI }],
		[1, {
			[_eQN]: `Ipv6AddressCount`,
			[_xN]: _iAC
		}],
		[() => InstanceIpv6AddressList, {
			[_eQN]: `Ipv6Addresses`,
			[_xN]: _iASp
		}],
		[0, {
			[_eQN]: `NetworkInterfaceId`,
			[_xN]: _nII
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[() => PrivateIpAddressSpecificationList, {
			[_eQN]: `PrivateIpAddresses`,
			[_xN]: _pIAS
		}],
		[1, {
			[_eQN]: `SecondaryPrivateIpAddressCount`,
			[_xN]: _sPIAC
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		2,
		0,
		1,
		[() => Ipv4PrefixList, { [_xN]: _IPpvre }],
		1,
		[() => Ipv6PrefixList, { [_xN]: _IPpv }],
		1,
		2,
		() => EnaSrdSpecificationRequest$,
		() => ConnectionTrackingSpecificationRequest$,
		1
	]
];
var InstanceNetworkPerformanceOptions$ = [
	3,
	n0,
	_INPO,
	0,
	[_BW],
	[[0, {
		[_eQN]: `BandwidthWeighting`,
		[_xN]: _bW
	}]]
];
var InstancePrivateIpAddress$ = [
	3,
	n0,
	_IPIA,
	0,
	[
		_Ass,
		_Prim,
		_PDN,
		_PIAr
	],
	[
		[() => InstanceNetworkInterfaceAssociation$, {
			[_eQN]: `Association`,
			[_xN]: _ass
		}],
		[2, {
			[_eQN]: `Primary`,
			[_xN]: _prim
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}]
	]
];
var InstanceSecondaryInterface$ = [
	3,
	n0,
	_ISIn,
	0,
	[
		_Att,
		_MAa,
		_SIIec,
		_OI,
		_PIAri,
		_SDC,
		_Sta,
		_SSIe,
		_SNI,
		_ITnt
	],
	[
		[() => InstanceSecondaryInterfaceAttachment$, {
			[_eQN]: `Attachment`,
			[_xN]: _at
		}],
		[0, {
			[_eQN]: `MacAddress`,
			[_xN]: _mAa
		}],
		[0, {
			[_eQN]: `SecondaryInterfaceId`,
			[_xN]: _sIIe
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[() => InstanceSecondaryInterfacePrivateIpAddressList, {
			[_eQN]: `PrivateIpAddressSet`,
			[_xN]: _pIASr
		}],
		[2, {
			[_eQN]: `SourceDestCheck`,
			[_xN]: _sDC
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[0, {
			[_eQN]: `SecondarySubnetId`,
			[_xN]: _sSI
		}],
		[0, {
			[_eQN]: `SecondaryNetworkId`,
			[_xN]: _sNI
		}],
		[0, {
			[_eQN]: `InterfaceType`,
			[_xN]: _iTnt
		}]
	]
];
var InstanceSecondaryInterfaceAttachment$ = [
	3,
	n0,
	_ISIA,
	0,
	[
		_ATtt,
		_AItt,
		_DOT,
		_DI,
		_Sta,
		_NCI
	],
	[
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}],
		[0, {
			[_eQN]: `AttachmentId`,
			[_xN]: _aIt
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}]
	]
];
var InstanceSecondaryInterfacePrivateIpAddress$ = [
	3,
	n0,
	_ISIPIA,
	0,
	[_PIAr],
	[[0, {
		[_eQN]: `PrivateIpAddress`,
		[_xN]: _pIAr
	}]]
];
var InstanceState$ = [
	3,
	n0,
	_ISnsta,
	0,
	[_Co, _N],
	[[1, {
		[_eQN]: `Code`,
		[_xN]: _co
	}], [0, {
		[_eQN]: `Name`,
		[_xN]: _n
	}]]
];
var InstanceStateChange$ = [
	3,
	n0,
	_ISC,
	0,
	[
		_II,
		_CSu,
		_PSr
	],
	[
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[() => InstanceState$, {
			[_eQN]: `CurrentState`,
			[_xN]: _cSu
		}],
		[() => InstanceState$, {
			[_eQN]: `PreviousState`,
			[_xN]: _pSr
		}]
	]
];
var IpPermission$ = [
	3,
	n0,
	_IPper,
	0,
	[
		_IPpr,
		_FP,
		_TP,
		_UIGP,
		_IRpa,
		_IRpv,
		_PLIr
	],
	[
		[0, {
			[_eQN]: `IpProtocol`,
			[_xN]: _iPp
		}],
		[1, {
			[_eQN]: `FromPort`,
			[_xN]: _fP
		}],
		[1, {
			[_eQN]: `ToPort`,
			[_xN]: _tP
		}],
		[() => UserIdGroupPairList, {
			[_eQN]: `Groups`,
			[_xN]: _gr
		}],
		[() => IpRangeList, {
			[_eQN]: `IpRanges`,
			[_xN]: _iRpa
		}],
		[() => Ipv6RangeList, {
			[_eQN]: `Ipv6Ranges`,
			[_xN]: _iRpv
		}],
		[() => PrefixListIdList, {
			[_eQN]: `PrefixListIds`,
			[_xN]: _pLIr
		}]
	]
];
var IpRange$ = [
	3,
	n0,
	_IRpan,
	0,
	[_De, _CIi],
	[[0, {
		[_eQN]: `Description`,
		[_xN]: _de
	}], [0, {
		[_eQN]: `CidrIp`,
		[_xN]: _cIi
	}]]
];
var Ipv4PrefixSpecification$ = [
	3,
	n0,
	_IPS,
	0,
	[_IPpvre],
	[[0, {
		[_eQN]: `Ipv4Prefix`,
		[_xN]: _iPpv
	}]]
];
var Ipv4PrefixSpecificationRequest$ = [
	3,
	n0,
	_IPSRp,
	0,
	[_IPpvre],
	[0]
];
var Ipv6PrefixSpecification$ = [
	3,
	n0,
	_IPSp,
	0,
	[_IPpv],
	[[0, {
		[_eQN]: `Ipv6Prefix`,
		[_xN]: _iPpvr
	}]]
];
var Ipv6PrefixSpecificationRequest$ = [
	3,
	n0,
	_IPSRpvr,
	0,
	[_IPpv],
	[0]
];
var Ipv6Range$ = [
	3,
	n0,
	_IRpva,
	0,
	[_De, _CIid],
	[[0, {
		[_eQN]: `Description`,
		[_xN]: _de
	}], [0, {
		[_eQN]: `CidrIpv6`,
		[_xN]: _cIid
	}]]
];
var LaunchSpecification$ = [
	3,
	n0,
	_LSa,
	0,
	[
		_UDs,
		_ATddre,
		_BDMl,
		_EO,
		_IIP,
		_IIm,
		_IT,
		_KI,
		_KN,
		_NIet,
		_Pla,
		_RIa,
		_SIu,
		_SGe,
		_Mon
	],
	[
		[() => SensitiveUserData, {
			[_eQN]: `UserData`,
			[_xN]: _uDs
		}],
		[0, {
			[_eQN]: `AddressingType`,
			[_xN]: _aTddr
		}],
		[() => BlockDeviceMappingList, {
			[_eQN]: `BlockDeviceMapping`,
			[_xN]: _bDM
		}],
		[2, {
			[_eQN]: `EbsOptimized`,
			[_xN]: _eO
		}],
		[() => IamInstanceProfileSpecification$, {
			[_eQN]: `IamInstanceProfile`,
			[_xN]: _iIP
		}],
		[0, {
			[_eQN]: `ImageId`,
			[_xN]: _iIma
		}],
		[0, {
			[_eQN]: `InstanceType`,
			[_xN]: _iT
		}],
		[0, {
			[_eQN]: `KernelId`,
			[_xN]: _kI
		}],
		[0, {
			[_eQN]: `KeyName`,
			[_xN]: _kN
		}],
		[() => InstanceNetworkInterfaceSpecificationList, {
			[_eQN]: `NetworkInterfaceSet`,
			[_xN]: _nIS
		}],
		[() => SpotPlacement$, {
			[_eQN]: `Placement`,
			[_xN]: _pla
		}],
		[0, {
			[_eQN]: `RamdiskId`,
			[_xN]: _rIa
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[() => RunInstancesMonitoringEnabled$, {
			[_eQN]: `Monitoring`,
			[_xN]: _mon
		}]
	]
];
var LicenseConfiguration$ = [
	3,
	n0,
	_LCi,
	0,
	[_LCA],
	[[0, {
		[_eQN]: `LicenseConfigurationArn`,
		[_xN]: _lCA
	}]]
];
var Monitoring$ = [
	3,
	n0,
	_Mon,
	0,
	[_MCIe, _St],
	[[() => MetricCategoryIdList, {
		[_eQN]: `MetricCategoryIdSet`,
		[_xN]: _mCIS
	}], [0, {
		[_eQN]: `State`,
		[_xN]: _st
	}]]
];
var NetworkInterface$ = [
	3,
	n0,
	_NIe,
	0,
	[
		_Ass,
		_Att,
		_AZ,
		_CTC,
		_De,
		_G,
		_ITnt,
		_IA,
		_MAa,
		_NII,
		_OA,
		_OI,
		_PDN,
		_PDNub,
		_PIDNO,
		_PIAr,
		_PIAri,
		_IPpvr,
		_IPp,
		_RIeq,
		_RMeq,
		_SDC,
		_Sta,
		_SIu,
		_TSag,
		_VI,
		_DAIT,
		_IN,
		_IApv,
		_Op,
		_ASsso,
		_AZI
	],
	[
		[() => NetworkInterfaceAssociation$, {
			[_eQN]: `Association`,
			[_xN]: _ass
		}],
		[() => NetworkInterfaceAttachment$, {
			[_eQN]: `Attachment`,
			[_xN]: _at
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[() => ConnectionTrackingConfiguration$, {
			[_eQN]: `ConnectionTrackingConfiguration`,
			[_xN]: _cTC
		}],
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[0, {
			[_eQN]: `InterfaceType`,
			[_xN]: _iTnt
		}],
		[() => NetworkInterfaceIpv6AddressesList, {
			[_eQN]: `Ipv6AddressesSet`,
			[_xN]: _iASp
		}],
		[0, {
			[_eQN]: `MacAddress`,
			[_xN]: _mAa
		}],
		[0, {
			[_eQN]: `NetworkInterfaceId`,
			[_xN]: _nII
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `PublicDnsName`,
			[_xN]: _pDNu
		}],
		[() => PublicIpDnsNameOptions$, {
			[_eQN]: `PublicIpDnsNameOptions`,
			[_xN]: _pIDNO
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}],
		[() => NetworkInterfacePrivateIpAddressList, {
			[_eQN]: `PrivateIpAddressesSet`,
			[_xN]: _pIAS
		}],
		[() => Ipv4PrefixesList, {
			[_eQN]: `Ipv4PrefixSet`,
			[_xN]: _iPSpvr
		}],
		[() => Ipv6PrefixesList, {
			[_eQN]: `Ipv6PrefixSet`,
			[_xN]: _iPSpvre
		}],
		[0, {
			[_eQN]: `RequesterId`,
			[_xN]: _rIeq
		}],
		[2, {
			[_eQN]: `RequesterManaged`,
			[_xN]: _rMeq
		}],
		[2, {
			[_eQN]: `SourceDestCheck`,
			[_xN]: _sDC
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[0, {
			[_eQN]: `SubnetId`,
			[_xN]: _sIu
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[2, {
			[_eQN]: `DenyAllIgwTraffic`,
			[_xN]: _dAIT
		}],
		[2, {
			[_eQN]: `Ipv6Native`,
			[_xN]: _iN
		}],
		[0, {
			[_eQN]: `Ipv6Address`,
			[_xN]: _iApv
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}],
		[() => AssociatedSubnetList, {
			[_eQN]: `AssociatedSubnetSet`,
			[_xN]: _aSSs
		}],
		[0, {
			[_eQN]: `AvailabilityZoneId`,
			[_xN]: _aZI
		}]
	]
];
var NetworkInterfaceAssociation$ = [
	3,
	n0,
	_NIAet,
	0,
	[
		_AIl,
		_AIs,
		_IOI,
		_PDNub,
		_PI,
		_COI,
		_CI
	],
	[
		[0, {
			[_eQN]: `AllocationId`,
			[_xN]: _aI
		}],
		[0, {
			[_eQN]: `AssociationId`,
			[_xN]: _aIs
		}],
		[0, {
			[_eQN]: `IpOwnerId`,
			[_xN]: _iOIp
		}],
		[0, {
			[_eQN]: `PublicDnsName`,
			[_xN]: _pDNu
		}],
		[0, {
			[_eQN]: `PublicIp`,
			[_xN]: _pI
		}],
		[0, {
			[_eQN]: `CustomerOwnedIp`,
			[_xN]: _cOI
		}],
		[0, {
			[_eQN]: `CarrierIp`,
			[_xN]: _cI
		}]
	]
];
var NetworkInterfaceAttachment$ = [
	3,
	n0,
	_NIAetw,
	0,
	[
		_ATtt,
		_AItt,
		_DOT,
		_DI,
		_NCI,
		_II,
		_IOIn,
		_Sta,
		_ESS,
		_EQC
	],
	[
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}],
		[0, {
			[_eQN]: `AttachmentId`,
			[_xN]: _aIt
		}],
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[1, {
			[_eQN]: `DeviceIndex`,
			[_xN]: _dI
		}],
		[1, {
			[_eQN]: `NetworkCardIndex`,
			[_xN]: _nCI
		}],
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[0, {
			[_eQN]: `InstanceOwnerId`,
			[_xN]: _iOIn
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[() => AttachmentEnaSrdSpecification$, {
			[_eQN]: `EnaSrdSpecification`,
			[_xN]: _eSS
		}],
		[1, {
			[_eQN]: `EnaQueueCount`,
			[_xN]: _eQC
		}]
	]
];
var NetworkInterfaceIpv6Address$ = [
	3,
	n0,
	_NIIA,
	0,
	[
		_IApv,
		_PIDN,
		_IPIs
	],
	[
		[0, {
			[_eQN]: `Ipv6Address`,
			[_xN]: _iApv
		}],
		[0, {
			[_eQN]: `PublicIpv6DnsName`,
			[_xN]: _pIDN
		}],
		[2, {
			[_eQN]: `IsPrimaryIpv6`,
			[_xN]: _iPIs
		}]
	]
];
var NetworkInterfacePrivateIpAddress$ = [
	3,
	n0,
	_NIPIA,
	0,
	[
		_Ass,
		_Prim,
		_PDN,
		_PIAr
	],
	[
		[() => NetworkInterfaceAssociation$, {
			[_eQN]: `Association`,
			[_xN]: _ass
		}],
		[2, {
			[_eQN]: `Primary`,
			[_xN]: _prim
		}],
		[0, {
			[_eQN]: `PrivateDnsName`,
			[_xN]: _pDNr
		}],
		[0, {
			[_eQN]: `PrivateIpAddress`,
			[_xN]: _pIAr
		}]
	]
];
var OperatorResponse$ = [
	3,
	n0,
	_ORper,
	0,
	[
		_Mana,
		_P,
		_HBD
	],
	[
		[2, {
			[_eQN]: `Managed`,
			[_xN]: _mana
		}],
		[0, {
			[_eQN]: `Principal`,
			[_xN]: _p
		}],
		[2, {
			[_eQN]: `HiddenByDefault`,
			[_xN]: _hBD
		}]
	]
];
var Placement$ = [
	3,
	n0,
	_Pla,
	0,
	[
		_AZI,
		_Af,
		_GN,
		_PN,
		_HIo,
		_Te,
		_SDp,
		_HRGA,
		_GIr,
		_AZ
	],
	[
		[0, {
			[_eQN]: `AvailabilityZoneId`,
			[_xN]: _aZI
		}],
		[0, {
			[_eQN]: `Affinity`,
			[_xN]: _af
		}],
		[0, {
			[_eQN]: `GroupName`,
			[_xN]: _gN
		}],
		[1, {
			[_eQN]: `PartitionNumber`,
			[_xN]: _pN
		}],
		[0, {
			[_eQN]: `HostId`,
			[_xN]: _hI
		}],
		[0, {
			[_eQN]: `Tenancy`,
			[_xN]: _te
		}],
		[0, {
			[_eQN]: `SpreadDomain`,
			[_xN]: _sDp
		}],
		[0, {
			[_eQN]: `HostResourceGroupArn`,
			[_xN]: _hRGA
		}],
		[0, {
			[_eQN]: `GroupId`,
			[_xN]: _gIr
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}]
	]
];
var PrefixListId$ = [
	3,
	n0,
	_PLI,
	0,
	[_De, _PLI],
	[[0, {
		[_eQN]: `Description`,
		[_xN]: _de
	}], [0, {
		[_eQN]: `PrefixListId`,
		[_xN]: _pLI
	}]]
];
var PrivateDnsNameOptionsResponse$ = [
	3,
	n0,
	_PDNORr,
	0,
	[
		_HTo,
		_ERNDAR,
		_ERNDAAAAR
	],
	[
		[0, {
			[_eQN]: `HostnameType`,
			[_xN]: _hTo
		}],
		[2, {
			[_eQN]: `EnableResourceNameDnsARecord`,
			[_xN]: _eRNDAR
		}],
		[2, {
			[_eQN]: `EnableResourceNameDnsAAAARecord`,
			[_xN]: _eRNDAAAAR
		}]
	]
];
var PrivateIpAddressSpecification$ = [
	3,
	n0,
	_PIAS,
	0,
	[_Prim, _PIAr],
	[[2, {
		[_eQN]: `Primary`,
		[_xN]: _prim
	}], [0, {
		[_eQN]: `PrivateIpAddress`,
		[_xN]: _pIAr
	}]]
];
var ProductCode$ = [
	3,
	n0,
	_PCr,
	0,
	[_PCIr, _PCT],
	[[0, {
		[_eQN]: `ProductCode`,
		[_xN]: _pCr
	}], [0, {
		[_eQN]: `Type`,
		[_xN]: _ty
	}]]
];
var PublicIpDnsNameOptions$ = [
	3,
	n0,
	_PIDNO,
	0,
	[
		_DHT,
		_PIDNu,
		_PIDN,
		_PDSDN
	],
	[
		[0, {
			[_eQN]: `DnsHostnameType`,
			[_xN]: _dHT
		}],
		[0, {
			[_eQN]: `PublicIpv4DnsName`,
			[_xN]: _pIDNu
		}],
		[0, {
			[_eQN]: `PublicIpv6DnsName`,
			[_xN]: _pIDN
		}],
		[0, {
			[_eQN]: `PublicDualStackDnsName`,
			[_xN]: _pDSDN
		}]
	]
];
var Reservation$ = [
	3,
	n0,
	_Reser,
	0,
	[
		_RIe,
		_OI,
		_RIeq,
		_G,
		_Ins
	],
	[
		[0, {
			[_eQN]: `ReservationId`,
			[_xN]: _rI
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `RequesterId`,
			[_xN]: _rIeq
		}],
		[() => GroupIdentifierList, {
			[_eQN]: `GroupSet`,
			[_xN]: _gSr
		}],
		[() => InstanceList, {
			[_eQN]: `InstancesSet`,
			[_xN]: _iSns
		}]
	]
];
var RunInstancesMonitoringEnabled$ = [
	3,
	n0,
	_RIME,
	0,
	[_En, _MCIe],
	[[2, {
		[_eQN]: `Enabled`,
		[_xN]: _en
	}], [() => MetricCategoryIdList, { [_xN]: _MCI }]],
	1
];
var SecurityGroup$ = [
	3,
	n0,
	_SGec,
	0,
	[
		_GIr,
		_IPEp,
		_T,
		_VI,
		_SGA,
		_OI,
		_GN,
		_De,
		_IPpe
	],
	[
		[0, {
			[_eQN]: `GroupId`,
			[_xN]: _gIr
		}],
		[() => IpPermissionList, {
			[_eQN]: `IpPermissionsEgress`,
			[_xN]: _iPEp
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `SecurityGroupArn`,
			[_xN]: _sGA
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `GroupName`,
			[_xN]: _gN
		}],
		[0, {
			[_eQN]: `GroupDescription`,
			[_xN]: _gD
		}],
		[() => IpPermissionList, {
			[_eQN]: `IpPermissions`,
			[_xN]: _iPpe
		}]
	]
];
var SpotInstanceRequest$ = [
	3,
	n0,
	_SIRp,
	0,
	[
		_ABHP,
		_AZGv,
		_BDMlo,
		_CTre,
		_Fau,
		_II,
		_LGa,
		_LSa,
		_LAZ,
		_LAZI,
		_PDr,
		_SIRI,
		_SPp,
		_St,
		_Sta,
		_T,
		_Ty,
		_VF,
		_VU,
		_IIB
	],
	[
		[0, {
			[_eQN]: `ActualBlockHourlyPrice`,
			[_xN]: _aBHP
		}],
		[0, {
			[_eQN]: `AvailabilityZoneGroup`,
			[_xN]: _aZG
		}],
		[1, {
			[_eQN]: `BlockDurationMinutes`,
			[_xN]: _bDMl
		}],
		[4, {
			[_eQN]: `CreateTime`,
			[_xN]: _cTre
		}],
		[() => SpotInstanceStateFault$, {
			[_eQN]: `Fault`,
			[_xN]: _fa
		}],
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[0, {
			[_eQN]: `LaunchGroup`,
			[_xN]: _lG
		}],
		[() => LaunchSpecification$, {
			[_eQN]: `LaunchSpecification`,
			[_xN]: _lSa
		}],
		[0, {
			[_eQN]: `LaunchedAvailabilityZone`,
			[_xN]: _lAZ
		}],
		[0, {
			[_eQN]: `LaunchedAvailabilityZoneId`,
			[_xN]: _lAZI
		}],
		[0, {
			[_eQN]: `ProductDescription`,
			[_xN]: _pDr
		}],
		[0, {
			[_eQN]: `SpotInstanceRequestId`,
			[_xN]: _sIRI
		}],
		[0, {
			[_eQN]: `SpotPrice`,
			[_xN]: _sPp
		}],
		[0, {
			[_eQN]: `State`,
			[_xN]: _st
		}],
		[() => SpotInstanceStatus$, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `Type`,
			[_xN]: _ty
		}],
		[4, {
			[_eQN]: `ValidFrom`,
			[_xN]: _vF
		}],
		[4, {
			[_eQN]: `ValidUntil`,
			[_xN]: _vU
		}],
		[0, {
			[_eQN]: `InstanceInterruptionBehavior`,
			[_xN]: _iIB
		}]
	]
];
var SpotInstanceStateFault$ = [
	3,
	n0,
	_SISF,
	0,
	[_Co, _Me],
	[[0, {
		[_eQN]: `Code`,
		[_xN]: _co
	}], [0, {
		[_eQN]: `Message`,
		[_xN]: _me
	}]]
];
var SpotInstanceStatus$ = [
	3,
	n0,
	_SISp,
	0,
	[
		_Co,
		_Me,
		_UT
	],
	[
		[0, {
			[_eQN]: `Code`,
			[_xN]: _co
		}],
		[0, {
			[_eQN]: `Message`,
			[_xN]: _me
		}],
		[4, {
			[_eQN]: `UpdateTime`,
			[_xN]: _uT
		}]
	]
];
var SpotPlacement$ = [
	3,
	n0,
	_SPpo,
	0,
	[
		_AZ,
		_GN,
		_Te,
		_AZI
	],
	[
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[0, {
			[_eQN]: `GroupName`,
			[_xN]: _gN
		}],
		[0, {
			[_eQN]: `Tenancy`,
			[_xN]: _te
		}],
		[0, {
			[_eQN]: `AvailabilityZoneId`,
			[_xN]: _aZI
		}]
	]
];
var StateReason$ = [
	3,
	n0,
	_SRt,
	0,
	[_Co, _Me],
	[[0, {
		[_eQN]: `Code`,
		[_xN]: _co
	}], [0, {
		[_eQN]: `Message`,
		[_xN]: _me
	}]]
];
var Tag$ = [
	3,
	n0,
	_Ta,
	0,
	[_K, _V],
	[[0, {
		[_eQN]: `Key`,
		[_xN]: _k
	}], [0, {
		[_eQN]: `Value`,
		[_xN]: _v
	}]]
];
var TerminateInstancesRequest$ = [
	3,
	n0,
	_TIR,
	0,
	[
		_IIn,
		_F,
		_SOS,
		_DR
	],
	[
		[() => InstanceIdStringList, { [_xN]: _II }],
		2,
		2,
		[2, {
			[_eQN]: `DryRun`,
			[_xN]: _dR
		}]
	],
	1
];
var TerminateInstancesResult$ = [
	3,
	n0,
	_TIRe,
	0,
	[_TIer],
	[[() => InstanceStateChangeList, {
		[_eQN]: `InstancesSet`,
		[_xN]: _iSns
	}]]
];
var UserIdGroupPair$ = [
	3,
	n0,
	_UIGPs,
	0,
	[
		_De,
		_UI,
		_GN,
		_GIr,
		_VI,
		_VPCI,
		_PSee
	],
	[
		[0, {
			[_eQN]: `Description`,
			[_xN]: _de
		}],
		[0, {
			[_eQN]: `UserId`,
			[_xN]: _uI
		}],
		[0, {
			[_eQN]: `GroupName`,
			[_xN]: _gN
		}],
		[0, {
			[_eQN]: `GroupId`,
			[_xN]: _gIr
		}],
		[0, {
			[_eQN]: `VpcId`,
			[_xN]: _vI
		}],
		[0, {
			[_eQN]: `VpcPeeringConnectionId`,
			[_xN]: _vPCI
		}],
		[0, {
			[_eQN]: `PeeringStatus`,
			[_xN]: _pSee
		}]
	]
];
var Volume$ = [
	3,
	n0,
	_Vol,
	0,
	[
		_AZI,
		_OA,
		_SVI,
		_Io,
		_T,
		_VT,
		_FRa,
		_MAE,
		_Th,
		_STs,
		_Op,
		_VIR,
		_VAo,
		_OI,
		_VIo,
		_Siz,
		_SIn,
		_AZ,
		_St,
		_CTre,
		_Atta,
		_Enc,
		_KKI
	],
	[
		[0, {
			[_eQN]: `AvailabilityZoneId`,
			[_xN]: _aZI
		}],
		[0, {
			[_eQN]: `OutpostArn`,
			[_xN]: _oA
		}],
		[0, {
			[_eQN]: `SourceVolumeId`,
			[_xN]: _sVI
		}],
		[1, {
			[_eQN]: `Iops`,
			[_xN]: _io
		}],
		[() => TagList, {
			[_eQN]: `TagSet`,
			[_xN]: _tS
		}],
		[0, {
			[_eQN]: `VolumeType`,
			[_xN]: _vT
		}],
		[2, {
			[_eQN]: `FastRestored`,
			[_xN]: _fRa
		}],
		[2, {
			[_eQN]: `MultiAttachEnabled`,
			[_xN]: _mAE
		}],
		[1, {
			[_eQN]: `Throughput`,
			[_xN]: _th
		}],
		[0, {
			[_eQN]: `SseType`,
			[_xN]: _sTs
		}],
		[() => OperatorResponse$, {
			[_eQN]: `Operator`,
			[_xN]: _ope
		}],
		[1, {
			[_eQN]: `VolumeInitializationRate`,
			[_xN]: _vIR
		}],
		[0, {
			[_eQN]: `VolumeArn`,
			[_xN]: _vA
		}],
		[0, {
			[_eQN]: `OwnerId`,
			[_xN]: _oI
		}],
		[0, {
			[_eQN]: `VolumeId`,
			[_xN]: _vIo
		}],
		[1, {
			[_eQN]: `Size`,
			[_xN]: _si
		}],
		[0, {
			[_eQN]: `SnapshotId`,
			[_xN]: _sIn
		}],
		[0, {
			[_eQN]: `AvailabilityZone`,
			[_xN]: _aZ
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[4, {
			[_eQN]: `CreateTime`,
			[_xN]: _cTre
		}],
		[() => VolumeAttachmentList, {
			[_eQN]: `AttachmentSet`,
			[_xN]: _aSt
		}],
		[2, {
			[_eQN]: `Encrypted`,
			[_xN]: _enc
		}],
		[0, {
			[_eQN]: `KmsKeyId`,
			[_xN]: _kKI
		}]
	]
];
var VolumeAttachment$ = [
	3,
	n0,
	_VAol,
	0,
	[
		_DOT,
		_ARss,
		_IOS,
		_ECI,
		_VIo,
		_II,
		_Dev,
		_St,
		_ATtt
	],
	[
		[2, {
			[_eQN]: `DeleteOnTermination`,
			[_xN]: _dOT
		}],
		[0, {
			[_eQN]: `AssociatedResource`,
			[_xN]: _aRs
		}],
		[0, {
			[_eQN]: `InstanceOwningService`,
			[_xN]: _iOS
		}],
		[1, {
			[_eQN]: `EbsCardIndex`,
			[_xN]: _eCI
		}],
		[0, {
			[_eQN]: `VolumeId`,
			[_xN]: _vIo
		}],
		[0, {
			[_eQN]: `InstanceId`,
			[_xN]: _iI
		}],
		[0, {
			[_eQN]: `Device`,
			[_xN]: _dev
		}],
		[0, {
			[_eQN]: `Status`,
			[_xN]: _sta
		}],
		[4, {
			[_eQN]: `AttachTime`,
			[_xN]: _aTt
		}]
	]
];
var __Unit = "unit";
var AssociatedSubnetList = [
	1,
	n0,
	_ASL,
	0,
	[0, { [_xN]: _it }]
];
var BlockDeviceMappingList = [
	1,
	n0,
	_BDML,
	0,
	[() => BlockDeviceMapping$, { [_xN]: _it }]
];
var CancelledSpotInstanceRequestList = [
	1,
	n0,
	_CSIRL,
	0,
	[() => CancelledSpotInstanceRequest$, { [_xN]: _it }]
];
var ElasticGpuAssociationList = [
	1,
	n0,
	_EGAL,
	0,
	[() => ElasticGpuAssociation$, { [_xN]: _it }]
];
var ElasticInferenceAcceleratorAssociationList = [
	1,
	n0,
	_EIAAL,
	0,
	[() => ElasticInferenceAcceleratorAssociation$, { [_xN]: _it }]
];
var FilterList = [
	1,
	n0,
	_FLi,
	0,
	[() => Filter$, { [_xN]: _Fil }]
];
var GroupIdentifierList = [
	1,
	n0,
	_GIL,
	0,
	[() => GroupIdentifier$, { [_xN]: _it }]
];
var GroupIdStringList = [
	1,
	n0,
	_GISL,
	0,
	[0, { [_xN]: _gIr }]
];
var GroupNameStringList = [
	1,
	n0,
	_GNSL,
	0,
	[0, { [_xN]: _GN }]
];
var InstanceBlockDeviceMappingList = [
	1,
	n0,
	_IBDML,
	0,
	[() => InstanceBlockDeviceMapping$, { [_xN]: _it }]
];
var InstanceIdStringList = [
	1,
	n0,
	_IISLn,
	0,
	[0, { [_xN]: _II }]
];
var InstanceIpv4PrefixList = [
	1,
	n0,
	_IIPL,
	0,
	[() => InstanceIpv4Prefix$, { [_xN]: _it }]
];
var InstanceIpv6AddressList = [
	1,
	n0,
	_IIAL,
	0,
	[() => InstanceIpv6Address$, { [_xN]: _it }]
];
var InstanceIpv6PrefixList = [
	1,
	n0,
	_IIPLn,
	0,
	[() => InstanceIpv6Prefix$, { [_xN]: _it }]
];
var InstanceList = [
	1,
	n0,
	_ILns,
	0,
	[() => Instance$, { [_xN]: _it }]
];
var InstanceNetworkInterfaceList = [
	1,
	n0,
	_INIL,
	0,
	[() => InstanceNetworkInterface$, { [_xN]: _it }]
];
var InstanceNetworkInterfaceSpecificationList = [
	1,
	n0,
	_INISL,
	0,
	[() => InstanceNetworkInterfaceSpecification$, { [_xN]: _it }]
];
var InstancePrivateIpAddressList = [
	1,
	n0,
	_IPIAL,
	0,
	[() => InstancePrivateIpAddress$, { [_xN]: _it }]
];
var InstanceSecondaryInterfaceList = [
	1,
	n0,
	_ISIL,
	0,
	[() => InstanceSecondaryInterface$, { [_xN]: _it }]
];
var InstanceSecondaryInterfacePrivateIpAddressList = [
	1,
	n0,
	_ISIPIAL,
	0,
	[() => InstanceSecondaryInterfacePrivateIpAddress$, { [_xN]: _it }]
];
var InstanceStateChangeList = [
	1,
	n0,
	_ISCL,
	0,
	[() => InstanceStateChange$, { [_xN]: _it }]
];
var IpPermissionList = [
	1,
	n0,
	_IPLp,
	0,
	[() => IpPermission$, { [_xN]: _it }]
];
var IpRangeList = [
	1,
	n0,
	_IRLp,
	0,
	[() => IpRange$, { [_xN]: _it }]
];
var Ipv4PrefixesList = [
	1,
	n0,
	_IPLpv,
	0,
	[() => Ipv4PrefixSpecification$, { [_xN]: _it }]
];
var Ipv4PrefixList = [
	1,
	n0,
	_IPLpvr,
	0,
	[() => Ipv4PrefixSpecificationRequest$, { [_xN]: _it }]
];
var Ipv6PrefixesList = [
	1,
	n0,
	_IPLpvre,
	0,
	[() => Ipv6PrefixSpecification$, { [_xN]: _it }]
];
var Ipv6PrefixList = [
	1,
	n0,
	_IPLpvref,
	0,
	[() => Ipv6PrefixSpecificationRequest$, { [_xN]: _it }]
];
var Ipv6RangeList = [
	1,
	n0,
	_IRLpv,
	0,
	[() => Ipv6Range$, { [_xN]: _it }]
];
var LicenseList = [
	1,
	n0,
	_LL,
	0,
	[() => LicenseConfiguration$, { [_xN]: _it }]
];
var MetricCategoryIdList = [
	1,
	n0,
	_MCIL,
	0,
	[0, { [_xN]: _it }]
];
var NetworkInterfaceIdList = [
	1,
	n0,
	_NIIL,
	0,
	[0, { [_xN]: _it }]
];
var NetworkInterfaceIpv6AddressesList = [
	1,
	n0,
	_NIIAL,
	0,
	[() => NetworkInterfaceIpv6Address$, { [_xN]: _it }]
];
var NetworkInterfaceList = [
	1,
	n0,
	_NIL,
	0,
	[() => NetworkInterface$, { [_xN]: _it }]
];
var NetworkInterfacePrivateIpAddressList = [
	1,
	n0,
	_NIPIAL,
	0,
	[() => NetworkInterfacePrivateIpAddress$, { [_xN]: _it }]
];
var PrefixListIdList = [
	1,
	n0,
	_PLIL,
	0,
	[() => PrefixListId$, { [_xN]: _it }]
];
var PrivateIpAddressSpecificationList = [
	1,
	n0,
	_PIASL,
	0,
	[() => PrivateIpAddressSpecification$, { [_xN]: _it }]
];
var ProductCodeList = [
	1,
	n0,
	_PCLr,
	0,
	[() => ProductCode$, { [_xN]: _it }]
];
var ReservationList = [
	1,
	n0,
	_RLe,
	0,
	[() => Reservation$, { [_xN]: _it }]
];
var SecurityGroupIdStringList = [
	1,
	n0,
	_SGISL,
	0,
	[0, { [_xN]: _SGI }]
];
var SecurityGroupList = [
	1,
	n0,
	_SGL,
	0,
	[() => SecurityGroup$, { [_xN]: _it }]
];
var SpotInstanceRequestIdList = [
	1,
	n0,
	_SIRIL,
	0,
	[0, { [_xN]: _SIRI }]
];
var SpotInstanceRequestList = [
	1,
	n0,
	_SIRL,
	0,
	[() => SpotInstanceRequest$, { [_xN]: _it }]
];
var TagList = [
	1,
	n0,
	_TL,
	0,
	[() => Tag$, { [_xN]: _it }]
];
var UserIdGroupPairList = [
	1,
	n0,
	_UIGPL,
	0,
	[() => UserIdGroupPair$, { [_xN]: _it }]
];
var ValueStringList = [
	1,
	n0,
	_VSL,
	0,
	[0, { [_xN]: _it }]
];
var VolumeAttachmentList = [
	1,
	n0,
	_VALo,
	0,
	[() => VolumeAttachment$, { [_xN]: _it }]
];
var VolumeIdStringList = [
	1,
	n0,
	_VISL,
	0,
	[0, { [_xN]: _VIo }]
];
var VolumeList = [
	1,
	n0,
	_VLo,
	0,
	[() => Volume$, { [_xN]: _it }]
];
var CancelSpotInstanceRequests$ = [
	9,
	n0,
	_CSIRan,
	0,
	() => CancelSpotInstanceRequestsRequest$,
	() => CancelSpotInstanceRequestsResult$
];
var DeleteSecurityGroup$ = [
	9,
	n0,
	_DSG,
	0,
	() => DeleteSecurityGroupRequest$,
	() => DeleteSecurityGroupResult$
];
var DeleteVolume$ = [
	9,
	n0,
	_DVel,
	0,
	() => DeleteVolumeRequest$,
	() => __Unit
];
var DescribeInstances$ = [
	9,
	n0,
	_DIesc,
	0,
	() => DescribeInstancesRequest$,
	() => DescribeInstancesResult$
];
var DescribeNetworkInterfaces$ = [
	9,
	n0,
	_DNIe,
	0,
	() => DescribeNetworkInterfacesRequest$,
	() => DescribeNetworkInterfacesResult$
];
var DescribeSecurityGroups$ = [
	9,
	n0,
	_DSGe,
	0,
	() => DescribeSecurityGroupsRequest$,
	() => DescribeSecurityGroupsResult$
];
var DescribeSpotInstanceRequests$ = [
	9,
	n0,
	_DSIRescr,
	0,
	() => DescribeSpotInstanceRequestsRequest$,
	() => DescribeSpotInstanceRequestsResult$
];
var DescribeVolumes$ = [
	9,
	n0,
	_DVes,
	0,
	() => DescribeVolumesRequest$,
	() => DescribeVolumesResult$
];
var TerminateInstances$ = [
	9,
	n0,
	_TI,
	0,
	() => TerminateInstancesRequest$,
	() => TerminateInstancesResult$
];



/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(8520);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
